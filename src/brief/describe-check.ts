import type { AppraisedQuestion, CareResult, CheckAnswer, Firing } from '../questions/check/index.ts';
import { type Line, type Part, type Piece, piece, type Tone } from './page.ts';

const MOST_NAMED = 6;
const TONE: Readonly<Record<Firing['severity'], Tone>> = { error: 'bad', warning: 'unknown', note: 'quiet' };

/** The last part of a brief: how many items of CARE were found, which were not, and how many things there are to check. */
export function describeReport(answer: CheckAnswer | undefined): Part {
  const heading = 'The report';
  if (answer === undefined)
    return { key: 'checks', heading, lines: [line('', [piece('The report was not checked.', 'quiet')])] };
  const { items, counts } = answer.care;
  const named = (status: CareResult['status']) =>
    items
      .filter((one) => one.status === status)
      .map((one) => piece(`${one.item} (${one.id})`, 'plain', one.spans));
  const partial = items
    .filter(({ status }) => status === 'partly')
    .map(({ id, why, spans }) => piece(`${id}: ${why ?? 'in part'}`, 'plain', spans));
  const absent = named('not-found');
  return {
    key: 'checks',
    heading,
    lines: [
      line('CARE 2013', [
        piece(`${counts.reported} of ${items.length} items reported`, 'plain'),
        piece(`${counts.partly} in part`),
        piece(`${counts['not-found']} not found`),
        ...(counts['not-applicable'] > 0 ? [piece(`${counts['not-applicable']} not applicable`)] : []),
      ]),
      ...(absent.length === 0 ? [] : [line('not found', shortened(absent))]),
      ...(partial.length === 0 ? [] : [line('in part', shortened(partial))]),
      line('to check', summary(answer.firings)),
    ],
  };
}

function shortened(pieces: readonly Piece[]): readonly Piece[] {
  const rest = pieces.length - MOST_NAMED;
  return rest > 0 ? [...pieces.slice(0, MOST_NAMED), piece(`and ${rest} more`, 'quiet')] : pieces;
}

/** "6 things: misspelt 2 (drugs), …", notes counted apart. */
function summary(firings: readonly Firing[]): readonly Piece[] {
  const loud = firings.filter(({ severity }) => severity !== 'note');
  const notes = firings.length - loud.length;
  const rules = [...new Set(loud.map(({ rule }) => rule))];
  const counted = rules.map((rule) => {
    const of = loud.filter((one) => one.rule === rule);
    const [group, name] = rule.split('/');
    const tone = of.some(({ severity }) => severity === 'error') ? 'bad' : 'unknown';
    return piece(
      `${group}: ${name.replaceAll('-', ' ')} ${of.length}`,
      tone === 'bad' ? 'bad' : 'strong',
      of.flatMap(({ places }) => places.slice(0, 1).map(({ span }) => span)),
    );
  });
  return [
    piece(loud.length === 0 ? 'nothing' : loud.length === 1 ? '1 thing' : `${loud.length} things`),
    ...counted,
    ...(notes > 0 ? [piece(notes === 1 ? '1 note' : `${notes} notes`, 'quiet')] : []),
  ];
}

/** What a brief lists as doubts: the things to check without the notes, each with its places. */
export function doubtsOf({ firings }: CheckAnswer): readonly Piece[] {
  return firings
    .filter(({ severity }) => severity !== 'note')
    .map(({ message, severity, places }) =>
      piece(
        message,
        TONE[severity],
        places.map(({ span }) => span),
      ),
    );
}

/** The whole checklist: every item with what was found. */
export function describeCare({ care }: CheckAnswer, quote: (piece: Piece) => string): Part {
  const { counts, items } = care;
  return {
    key: 'care',
    heading: 'CARE 2013',
    lines: [
      line('', [
        piece(`${counts.reported} reported`),
        piece(`${counts.partly} in part`),
        piece(`${counts['not-found']} not found`),
        piece(`${counts['not-applicable']} not applicable`),
        piece(
          'items are counted, never added up to a mark; not found means that no words for it were found',
          'quiet',
        ),
      ]),
      ...items.map((one) => line(one.id, describeItem(one, quote))),
    ],
  };
}

function describeItem(
  { topic, item, status, why, spans }: CareResult,
  quote: (piece: Piece) => string,
): readonly Piece[] {
  const said = piece(`${topic}: ${item}`);
  const verdict = piece(
    `${status === 'partly' ? 'in part' : status.replaceAll('-', ' ')}${why === undefined ? '' : `: ${why}`}`,
    status === 'reported' ? 'present' : status === 'not-found' ? 'strong' : 'quiet',
  );
  const words = spans.map((span) => {
    const one = piece('', 'quiet', [span]);
    return { ...one, text: `“${quote(one)}”` };
  });
  return [said, verdict, ...words];
}

/** Everything to check, the gravest first, each with its places. */
export function describeFirings(
  { firings, silenced, librarySearched }: CheckAnswer,
  quote: (piece: Piece) => string,
): Part {
  const lines = (['error', 'warning', 'note'] as const).flatMap((severity) =>
    firings
      .filter((one) => one.severity === severity)
      .map((one) => line(severity, describeFiring(one, quote))),
  );
  return {
    key: 'checks',
    heading: 'To check',
    lines: [
      ...(lines.length > 0 ? lines : [line('', [piece('No rule found anything to check.', 'quiet')])]),
      ...silenced.map(({ rule, reason, firings: times }) =>
        line('silenced', [piece(`${rule} (${times} times): ${reason}`, 'quiet')]),
      ),
      line('library', [
        piece(
          librarySearched === undefined
            ? 'No library was asked: claims of novelty, other publications of the patient and shared wording were not looked for.'
            : `Compared with ${librarySearched} cases.`,
          'quiet',
        ),
      ]),
    ],
  };
}

function describeFiring(
  { rule, severity, message, places, elsewhere = [] }: Firing,
  quote: (piece: Piece) => string,
): readonly Piece[] {
  const spans = places.map(({ span }) => span);
  const words = spans.map((span) => {
    const one = piece('', 'quiet', [span]);
    return { ...one, text: `“${quote(one)}”` };
  });
  // The message of a single short place names the words already.
  const shown = words.filter(({ text }) => !message.includes(text));
  return [
    piece(message, severity === 'error' ? 'bad' : severity === 'warning' ? 'strong' : 'plain', spans),
    ...shown,
    ...elsewhere.map(({ caseId, words: there }) => piece(`${caseId}: “${there}”`, 'quiet')),
    piece(rule, 'quiet'),
  ];
}

const TOOLS: Readonly<Record<AppraisedQuestion['tool'], string>> = {
  JBI: 'JBI checklist for case reports: what bears on each question',
  MURAD: 'Murad 2018: what bears on each question',
};

/** The questions of an appraisal tool with the sentences that bear on them; the answers are left to the reader. */
export function describeAppraisal(
  { appraisal }: CheckAnswer,
  quote: (piece: Piece) => string,
): readonly Part[] {
  return (['JBI', 'MURAD'] as const).map((tool) => ({
    key: 'appraisal' as const,
    heading: TOOLS[tool],
    lines: appraisal
      .filter((one) => one.tool === tool)
      .map(({ number, question, evidence }) =>
        line(String(number), [
          piece(question),
          ...(evidence.length === 0
            ? [piece('no sentence found that bears on it', 'quiet')]
            : evidence.map((span) => {
                const one = piece('', 'quiet', [span]);
                return { ...one, text: `“${quote(one)}”` };
              })),
          piece('the reader decides', 'quiet'),
        ]),
      ),
  }));
}

function line(label: string, pieces: readonly Piece[]): Line {
  return { label, pieces };
}
