import { spellDays, spellUnit } from '../case/index.ts';
import type { AmountRange, EvidenceAnswer, NamedTreatmentEvidence } from '../questions/evidence/index.ts';
import type { Proportion } from '../statistics/index.ts';
import { noLibrary } from './describe-precedents.ts';
import { drawResponses } from './figures/draw-responses.ts';
import { type Line, type Part, type Piece, piece } from './page.ts';

const BOXES = 10;

/** The part of a brief that says what was tried and what came of it; it reports and recommends nothing. */
export function describeEvidence(
  answer: EvidenceAnswer | 'no library' | 'no condition',
  options: { readonly most: number; readonly withCases: boolean } = { most: 8, withCases: false },
): Part {
  const heading = 'What was tried';
  if (answer === 'no library') return { key: 'evidence', heading, lines: [noLibrary()] };
  if (answer === 'no condition')
    return {
      key: 'evidence',
      heading,
      lines: [
        { label: '', pieces: [piece('No main condition was read to ask the library about.', 'quiet')] },
      ],
    };
  const { condition, among, treatments, patients, cases, level, cautions, leftOut } = answer;
  const figure = drawResponses(treatments.slice(0, options.most));
  const whom = `${condition.label}${among === undefined ? '' : ` with ${among.label}`}${answer.type === undefined ? '' : `, type ${answer.type}`}`;
  const lines: Line[] = [
    {
      label: 'in whom',
      pieces: [
        piece(`${counted(patients, 'patient')} in ${counted(cases, 'case')} with ${whom}`),
        ...(answer.note === undefined ? [] : [piece(answer.note, 'quiet')]),
        ...(leftOut.length === 0 ? [] : [piece(`${leftOut.length} records of series left out`, 'quiet')]),
      ],
    },
    ...treatments.slice(0, options.most).flatMap((one) => describe(one, options.withCases)),
  ];
  if (treatments.length === 0)
    lines.push({ label: '', pieces: [piece('No treatment of such a case is in this library.', 'quiet')] });
  if (treatments.length > options.most)
    lines.push({
      label: '',
      pieces: [piece(`${treatments.length - options.most} more: precedent evidence lists all`, 'quiet')],
    });
  lines.push({
    label: 'weigh',
    pieces: [
      piece(`${level.scheme} level ${level.level} (${level.meaning})`, 'strong'),
      ...cautions.map((c) => piece(c)),
    ],
    separator: ' ',
  });
  return { key: 'evidence', heading, lines, ...(figure !== undefined && { figures: [figure] }) };
}

function describe(one: NamedTreatmentEvidence, withCases: boolean): Line[] {
  const said = Object.entries(one.responses)
    .filter(([, n]) => n > 0)
    .map(([response, n]) => `${response} ${n}`)
    .join(', ');
  const pieces: Piece[] = [
    piece(one.label, 'strong'),
    piece(
      one.evaluable === 0
        ? `responders 0 evaluable of ${one.casesTreated} treated`
        : `${boxes(one.responders)} ${spellProportion(one.responders)} responders of evaluable; ${one.casesTreated} treated`,
    ),
    piece(said),
    ...(one.doses.length === 0 ? [] : [piece(`doses ${one.doses.map(spellRange).join('; ')}`)]),
    ...(one.durationDays === undefined
      ? []
      : [piece(`for ${spellDays(one.durationDays.low, one.durationDays.high)} (n ${one.durationDays.n})`)]),
    piece(`alone ${one.alone}, combined ${one.combined}`, 'quiet'),
    ...(one.adverseEvents.length === 0
      ? []
      : [
          piece(
            `adverse: ${one.adverseEvents.map(({ label, patients }) => `${label} ${patients}`).join(', ')}`,
            'bad',
          ),
        ]),
  ];
  const behind = withCases
    ? one.cases.map(
        ({ id, response, sentence, treatment, year }): Line => ({
          label: '',
          pieces: [
            piece(`${id}${year === undefined ? '' : ` (${year})`}`),
            piece(response),
            piece(sentence === undefined ? treatment : `“${sentence}”`, 'quiet'),
          ],
        }),
      )
    : [];
  return [{ label: '', pieces }, ...behind];
}

/** "1 / 4 (1–81 %)": a share never without its n. */
export function spellProportion({ n, of, interval }: Proportion): string {
  if (interval === undefined) return `${n} / ${of}`;
  return `${n} / ${of} (${Math.round(interval.low * 100)}–${Math.round(interval.high * 100)} %)`;
}

/** "1 patient", "2 patients". */
export function counted(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

function boxes({ n, of }: Proportion): string {
  if (of <= BOXES) return '■'.repeat(n) + '□'.repeat(of - n);
  const full = Math.round((n / of) * BOXES);
  return '■'.repeat(full) + '□'.repeat(BOXES - full);
}

function spellRange({ n, low, high, unit }: AmountRange): string {
  return `${low === high ? low : `${low}–${high}`} ${spellUnit(unit)} (n ${n})`;
}
