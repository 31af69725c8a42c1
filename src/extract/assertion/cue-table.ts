import { DefectError } from '../../errors.ts';

/** What a cue says, as bits: one cue may say several things ("no family history of"). */
export const CueKind = {
  excluded: 1,
  negative: 2,
  normal: 4,
  uncertain: 8,
  present: 16,
  pseudo: 32,
  stop: 64,
  historical: 128,
  planned: 256,
  relative: 512,
  general: 1024,
  'general-weak': 2048,
  patient: 4096,
} as const;

/** How far a cue reaches: a number of words, or one of these. */
export const Reach = { none: 0, phrase: -1, clause: -2, sentence: -3, subject: -4, predicate: -5 } as const;

const DIRECTIONS = ['forward', 'backward', 'both', 'either', '-'] as const;
export type CueDirection = (typeof DIRECTIONS)[number];

/** One line of `resources/en/assertion-cues.tsv`, without its words. */
export interface Cue {
  /** Bits of `CueKind`. */
  readonly kinds: number;
  readonly direction: CueDirection;
  /** Words it reaches, or a value of `Reach`. */
  readonly reach: number;
  /** Counts only before punctuation or at the end of a sentence. */
  readonly isOnlyAtEnd: boolean;
}

/** The words of a cue, one per token and in lower case, and what it says. */
export interface CuePattern {
  readonly words: readonly string[];
  readonly cue: Cue;
}

const BE_FORMS = 'was|were|is|are|been|be|being';

/**
 * Reads the cue table; its head comment defines the columns. A line with alternatives becomes several patterns.
 *
 * `perceivedWords` stand for `{seen}`. Throws `DefectError` for a line that does not follow the format.
 */
export function parseCueTable(tsv: string, perceivedWords: readonly string[]): readonly CuePattern[] {
  const patterns: CuePattern[] = [];
  for (const line of tsv.split('\n')) {
    if (line === '' || line.startsWith('#') || line.startsWith('cue\t')) continue;
    const [words, kinds, direction, reach] = line.split('\t');
    if (words === undefined || kinds === undefined || direction === undefined || reach === undefined)
      throw malformed(line);
    const written = words.replace('{end}', '').replaceAll('{be}', BE_FORMS);
    const cue: Cue = {
      kinds: kinds.split('+').reduce((bits, kind) => bits | kindOf(kind, line), 0),
      direction: DIRECTIONS.find((known) => known === direction) ?? fail(line),
      reach: reachOf(reach, line),
      isOnlyAtEnd: words.includes('{end}'),
    };
    for (const form of expand(written.replaceAll('{seen}', perceivedWords.join('|')))) {
      if (form.length > 0) patterns.push({ words: form, cue });
    }
  }
  return patterns;
}

/** Every way to choose one alternative of each word; `_` chooses none, an apostrophe may be straight or curly. */
function expand(written: string): readonly (readonly string[])[] {
  let forms: string[][] = [[]];
  for (const part of written.trim().split(/\s+/)) {
    const choices = part === '|' ? ['|'] : part.split('|');
    forms = forms.flatMap((form) =>
      choices.map((choice) => (choice === '_' ? form : [...form, ...(choice.match(TOKEN) ?? [])])),
    );
  }
  return forms.flatMap((form) =>
    form.includes("'") ? [form, form.map((word) => (word === "'" ? '’' : word))] : [form],
  );
}

const TOKEN = /\{number\}|[\p{L}\p{N}]+|\S/gu;

function kindOf(name: string, line: string): number {
  for (const [known, bit] of Object.entries(CueKind)) if (known === name) return bit;
  throw malformed(line);
}

function reachOf(written: string, line: string): number {
  if (written === '-') return Reach.none;
  for (const [known, reach] of Object.entries(Reach)) if (known === written) return reach;
  const count = Number(written);
  return Number.isInteger(count) && count > 0 ? count : fail(line);
}

function fail(line: string): never {
  throw malformed(line);
}

function malformed(line: string): DefectError {
  return new DefectError(
    'assertion-cues-malformed',
    `The assertion cue line ${JSON.stringify(line)} does not follow the format in the head of the file.`,
  );
}
