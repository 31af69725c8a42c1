import type { Claim, Course, Finding, Investigation, Response } from '../../case/index.ts';
import type { DoseMention } from '../mention/index.ts';
import { PhraseTable, type Tokens } from '../document/index.ts';
import { type Resources, readRows } from '../resource.ts';

export type Qualifier =
  | { readonly kind: 'laterality'; readonly value: NonNullable<Finding['laterality']> }
  | { readonly kind: 'severity'; readonly value: NonNullable<Finding['severity']> }
  | { readonly kind: 'extent'; readonly value: string };

/** What a word of `treatment-words.tsv` says of the drug or procedure beside it. */
export type TreatmentCue =
  | 'given'
  | 'given-near'
  | 'allergy'
  | 'added'
  | 'then'
  | 'stopped'
  | 'because'
  | 'indication'
  | 'treated-with'
  | 'developed'
  | 'while'
  | 'caused-by'
  | 'induced'
  | 'prophylaxis';

/** What each kind of cue may mean. */
export interface CueValues {
  response: Response | 'negator';
  outcome: Course['outcome']['value'] | 'lost' | 'complication' | 'follow-up';
  claim: Claim['kind'] | 'first' | 'report';
  treatment: readonly TreatmentCue[];
  route: NonNullable<DoseMention['route']>;
  qualifier: Qualifier;
  investigation: Investigation['kind'];
  series: 'series' | 'we';
  kinship: string;
  again: 'same-time';
}
export type CueKind = keyof CueValues;

/** Words with a meaning for assembly: tokens `[fromToken, toToken)`. */
export interface Cue<K extends CueKind> {
  readonly fromToken: number;
  readonly toToken: number;
  readonly value: CueValues[K];
}

/** All cues of a document by kind, each list in the order of the text and without overlaps. */
export type Cues = { readonly [K in CueKind]: readonly Cue<K>[] };

const noCues = (): { readonly [K in CueKind]: Cue<K>[] } => ({
  response: [],
  outcome: [],
  claim: [],
  treatment: [],
  route: [],
  qualifier: [],
  investigation: [],
  series: [],
  kinship: [],
  again: [],
});
const KINDS = Object.keys(noCues()) as readonly CueKind[];

type Meanings = Partial<CueValues>;
/** A kind by its position in `KINDS`, with what the words mean to it. */
type Meaning = readonly [kind: number, value: unknown];

/**
 * Finds every cue that assembly goes by in one pass over a document's tokens.
 *
 * The word lists stay apart in `resources/en/`; here they are one table, so that a token that begins no cue costs one array read.
 */
export function createCueScanner(resources: Resources): (tokens: Tokens) => Cues {
  const meaningsByPhrase = new Map<string, Meanings>();
  const add = <K extends CueKind>(phrase: string, kind: K, value: CueValues[K]): void => {
    const key = phrase.toLowerCase();
    meaningsByPhrase.set(key, { ...meaningsByPhrase.get(key), [kind]: value });
  };
  for (const [phrase, value] of readRows(resources, 'en/response-words.tsv', 2))
    add(phrase, 'response', value as CueValues['response']);
  for (const [phrase, value] of readRows(resources, 'en/outcome-words.tsv', 2))
    add(phrase, 'outcome', value as CueValues['outcome']);
  for (const [phrase, value] of readRows(resources, 'en/claim-words.tsv', 2))
    add(phrase, 'claim', value as CueValues['claim']);
  for (const [phrase, value, route] of readRows(resources, 'en/treatment-words.tsv', 2)) {
    if (value === 'route') add(phrase, 'route', route as CueValues['route']);
    else add(phrase, 'treatment', value.split('|') as TreatmentCue[]);
  }
  for (const [phrase, kind, value] of readRows(resources, 'en/qualifiers.tsv', 3)) {
    if (kind === 'place') continue;
    if (kind === 'again') add(phrase, 'again', value as CueValues['again']);
    else add(phrase, 'qualifier', { kind, value } as Qualifier);
  }
  for (const [phrase, value] of readRows(resources, 'en/investigations.tsv', 2))
    add(phrase, 'investigation', value as CueValues['investigation']);
  for (const [phrase, value] of readRows(resources, 'en/series-words.tsv', 2))
    add(phrase, 'series', value as CueValues['series']);
  for (const [phrase] of readRows(resources, 'en/kinship-words.tsv', 1)) add(phrase, 'kinship', phrase);
  const table = new PhraseTable(withPrefixes(meaningsByPhrase));
  return (tokens) => scan(table, tokens);
}

/** A longer phrase of one list must not hide a shorter one of another that begins at the same word. */
function withPrefixes(meaningsByPhrase: ReadonlyMap<string, Meanings>): [string, Meaning[]][] {
  return [...meaningsByPhrase].map(([phrase, own]) => {
    let meanings = own;
    for (let end = phrase.lastIndexOf(' '); end > 0; end = phrase.lastIndexOf(' ', end - 1))
      meanings = { ...meaningsByPhrase.get(phrase.slice(0, end)), ...meanings };
    return [phrase, Object.entries(meanings).map(([kind, value]) => [KINDS.indexOf(kind as CueKind), value])];
  });
}

function scan(table: PhraseTable<Meaning[]>, tokens: Tokens): Cues {
  const cues = noCues();
  const lists: unknown[][] = Object.values(cues);
  const ends = new Int32Array(KINDS.length);
  const { count } = tokens;
  for (let t = 0; t < count; t += 1) {
    const match = table.at(tokens, t, count);
    if (match === undefined) continue;
    const { meaning, toToken } = match;
    for (const [kind, value] of meaning) {
      if (t < ends[kind]) continue;
      ends[kind] = toToken;
      lists[kind].push({ fromToken: t, toToken, value });
    }
  }
  return cues;
}

/** Words that tie a finding to a place (`at`) or one place to the next (`join`): too common to look for but beside a place. */
export type PlaceWords = ReadonlyMap<string, 'at' | 'join'>;

/** Reads the rows `place` of `qualifiers.tsv`, word by word. */
export function readPlaceWords(resources: Resources): PlaceWords {
  const words = new Map<string, 'at' | 'join'>();
  for (const [phrase, kind, value] of readRows(resources, 'en/qualifiers.tsv', 3))
    if (kind === 'place')
      for (const word of phrase.toLowerCase().split(' '))
        if (words.get(word) !== 'at') words.set(word, value === 'at' ? 'at' : 'join');
  return words;
}

/** The cues that begin in tokens `[fromToken, toToken)`; `cues` in the order of the text. */
export function cuesIn<K extends CueKind>(
  cues: readonly Cue<K>[],
  fromToken: number,
  toToken: number,
): readonly Cue<K>[] {
  let low = 0;
  let high = cues.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cues[middle].fromToken < fromToken) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < cues.length && cues[end].fromToken < toToken) end += 1;
  return low === end ? [] : cues.slice(low, end);
}
