import type { Case, Span } from '../case/index.ts';
import { quoteAt } from '../case/index.ts';
import type {
  Classified,
  CriterionResult,
  FindOut,
  ReasonResult,
  TypeResult,
} from '../questions/classify/index.ts';
import { type Line, type Part, type Piece, piece } from './page.ts';

/** Quotes longer than this are cut, so that a line stays a line. */
const LONGEST_QUOTE = 70;
const MOST_FIND_OUT = 6;
const MOST_WHY_NOT = 2;
/** Of the places that say the same thing, so many are quoted. */
const MOST_SPANS = 2;

/** The part of a brief that says what the case is; where no pack covers it, one quiet line says so. */
export function describeClassification(classified: Classified | undefined, one: Case): Part {
  if (classified === undefined)
    return {
      key: 'classification',
      heading: 'What is it',
      lines: [line('', [piece('No condition pack covers what this report tells.', 'quiet')])],
    };
  const { verdict, types, runnerUp, extent, redFlags, scheme, otherSchemes, pack, findOutNext } = classified;
  const best = types.find(({ id }) => id === verdict.type);
  const said = types.filter(({ authorsSay }) => authorsSay.length > 0);
  const rejected = types.filter((type) => type.id !== verdict.type && type.certainty === 'not-supported');
  return {
    key: 'classification',
    heading: 'What is it',
    lines: [
      line('verdict', [
        piece(`${best?.label ?? verdict.label}: ${verdict.certainty}`, 'strong'),
        piece(`that is, ${verdict.meaning}`),
        ...verdict.contestedBy.map((id) =>
          piece(`as sure: ${labelOf(types, id)}; a person must judge`, 'unknown'),
        ),
      ]),
      line('for', best === undefined ? [] : reasonsOf(withoutSums(best), ['for'], one, 'present')),
      line('against', best === undefined ? [] : reasonsOf(best, ['holds-back'], one, 'bad')),
      ...rejected.map((type) =>
        line('not', [
          piece(type.label, 'strong'),
          ...reasonsOf(type, ['rules-out', 'required-not-met'], one, 'plain', type),
        ]),
      ),
      line(
        'runner-up',
        runnerUp === undefined
          ? []
          : [
              piece(
                `${runnerUp.label}: ${types.find(({ id }) => id === runnerUp.type)?.certainty ?? ''}`,
                'strong',
              ),
              ...runnerUp.whyNot
                .slice(0, MOST_WHY_NOT)
                .map((reason) => piece(spellReason(reason, one), 'plain', spansOf(reason.facts))),
            ],
      ),
      line(
        'find out',
        findOutNext.slice(0, MOST_FIND_OUT).map((found) => piece(spellFindOut(found, types))),
      ),
      line(
        'extent',
        extent === undefined
          ? [piece('not told', 'quiet')]
          : [
              piece(
                `${extent.label} (${extent.source === 'author' ? "the author's word" : `by counting regions: ${extent.regions.join(', ')}`})`,
                'strong',
                spansOf(extent.facts),
              ),
              piece(extent.definition),
            ],
      ),
      line(
        'red flags',
        redFlags.map((flag) => piece(flag.sentence, 'bad', spansOf(flag.facts))),
      ),
      line(
        'authors',
        said.map((type) =>
          piece(
            `the report says ${type.label}; the verdict does not rest on it`,
            'quiet',
            spansOf(type.authorsSay),
          ),
        ),
      ),
      line('scheme', [
        piece(`${scheme.title}: ${scheme.label ?? 'no type'}`),
        ...otherSchemes.map((other) => piece(`${other.title}: ${other.label ?? 'no type'}`, 'quiet')),
        piece(`pack ${pack.id} ${pack.version}, ${pack.signOff}`, 'quiet'),
      ]),
    ].filter(({ pieces }) => pieces.length > 0),
  };
}

/** A classification as a part of its own: the verdict, then every criterion with its value and the words behind it. */
export function describeCriteria(classified: Classified, one: Case): Part {
  const shown = classified.criteria.filter(({ value, facts }) => value !== 'unknown' || facts.length > 0);
  const unknown = classified.criteria.length - shown.length;
  return {
    key: 'classification',
    heading: 'Criteria',
    lines: [
      ...shown.map((criterion) =>
        line(SPOKEN[criterion.value], [
          piece(spellCriterion(criterion), TONE[criterion.value]),
          ...factPieces(criterion.facts, one),
        ]),
      ),
      line('unknown', [piece(`${unknown} further criteria: the report is silent on them`, 'quiet')]),
    ],
  };
}

const SPOKEN = { met: 'met', 'not-met': 'not met', unknown: 'open' } as const;
const TONE = { met: 'present', 'not-met': 'plain', unknown: 'unknown' } as const;

function line(label: string, pieces: readonly Piece[]): Line {
  return { label, pieces };
}

function labelOf(types: readonly TypeResult[], id: string): string {
  return types.find((type) => type.id === id)?.label ?? id;
}

function reasonsOf(
  type: TypeResult,
  bearings: readonly ReasonResult['bearing'][],
  one: Case,
  tone: Piece['tone'],
  named?: TypeResult,
): Piece[] {
  return type.reasons
    .filter(({ bearing }) => bearings.includes(bearing))
    .map((reason) =>
      piece(
        named === undefined
          ? `${bare(reason.sentence)}${quoted(reason.facts, one)}`
          : spellReason(reason, one),
        tone,
        spansOf(reason.facts),
      ),
    );
}

/** Leaves out criteria that only sum up others which are shown too. */
function withoutSums(type: TypeResult): TypeResult {
  const keyOf = ({ facts }: ReasonResult): string[] =>
    facts.map(({ says, spans }) => `${says} ${spans[0]?.start ?? ''}`);
  const reasons = type.reasons.filter((reason, i) => {
    if (reason.bearing !== 'for') return true;
    const own = keyOf(reason);
    const isPart = (other: ReasonResult, j: number): boolean => {
      const size = keyOf(other).length;
      return other.bearing === 'for' && (size < own.length || (size === own.length && j > i));
    };
    const others = new Set(type.reasons.filter(isPart).flatMap(keyOf));
    return own.length === 0 || !own.every((key) => others.has(key));
  });
  return { ...type, reasons };
}

function spellReason(reason: ReasonResult, one: Case): string {
  const words = {
    'rules-out': 'ruled out: ',
    'required-not-met': 'not so: ',
    'holds-back': 'held back: ',
    missing: 'not known: ',
    for: '',
  };
  return `${words[reason.bearing]}${bare(reason.sentence)}${quoted(reason.facts, one)}`;
}

function spellFindOut({ decidedBy, changes, surerWith }: FindOut, types: readonly TypeResult[]): string {
  const outcomes = changes.map(
    ({ answer, type, certainty }) =>
      `${answer} → ${type === undefined ? certainty : `${labelOf(types, type)} ${certainty}`}`,
  );
  const surer =
    surerWith.length === 0 ? [] : [`with ${surerWith.join(' or ')} it can make the verdict surer`];
  return `${decidedBy} (${[...outcomes, ...surer].join('; ')})`;
}

function spellCriterion({ sentence, threshold, standing, sources, score }: CriterionResult): string {
  const counted =
    score === undefined ? '' : ` ${score.least} of ${score.needed} points, at most ${score.most}`;
  const grounds = [standing, ...sources.map(({ id }) => id)].join(' ');
  return `${bare(sentence)}${threshold === undefined ? '' : ` (${threshold})`}${counted} [${grounds}]`;
}

function factPieces(facts: CriterionResult['facts'], one: Case): Piece[] {
  return facts.map(({ says, spans }) => piece(`${says}${quote(spans, one)}`, 'quiet', spans));
}

function spansOf(facts: CriterionResult['facts']): Span[] {
  return facts.flatMap(({ spans }) => spans);
}

function bare(sentence: string): string {
  return sentence.replace(/\.$/, '');
}

/** The words behind a reason: of its first two facts. */
function quoted(facts: CriterionResult['facts'], one: Case): string {
  const words = [
    ...new Set(facts.slice(0, 2).map(({ says, spans }) => quote(spans, one).trim() || `(${says})`)),
  ];
  return words.length === 0 ? '' : ` ${words.join(' ')}`;
}

function quote(spans: readonly Span[], { text }: Case): string {
  if (text === undefined || spans.length === 0) return '';
  const words = [
    ...new Map(
      spans.map((span) => {
        const said = quoteAt(text, span).replace(/\s+/g, ' ');
        return [said.toLowerCase(), said] as const;
      }),
    ).values(),
  ]
    .slice(0, MOST_SPANS)
    .join(' … ');
  return ` “${words.length > LONGEST_QUOTE ? `${words.slice(0, LONGEST_QUOTE)}…` : words}”`;
}
