import { type Span, spanOf } from '../../../case/index.ts';

/** A run of words that two texts share: where it stands in each. */
export interface SharedRun {
  readonly here: Span;
  readonly there: Span;
  readonly words: number;
}

/** Shorter runs are shared by chance and by usage. */
const FEWEST_WORDS = 8;
const WORD = /[\p{L}\p{N}]+/gu;

interface Words {
  readonly forms: readonly string[];
  readonly starts: readonly number[];
}

function wordsOf(text: string, isWanted: (start: number) => boolean): Words {
  const forms: string[] = [];
  const starts: number[] = [];
  for (const match of text.matchAll(WORD)) {
    // What is left out still parts the words beside it.
    forms.push(isWanted(match.index) ? match[0].toLowerCase() : `\u0000${match.index}`);
    starts.push(match.index);
  }
  return { forms, starts };
}

/** Words of a text prepared to be compared with many others: linear in the text. */
export interface Shingled extends Words {
  readonly text: string;
  readonly places: ReadonlyMap<string, number>;
}

/** Prepares a text; words at offsets that `isWanted` declines match nothing. */
export function shingle(text: string, isWanted: (start: number) => boolean = () => true): Shingled {
  const words = wordsOf(text, isWanted);
  const places = new Map<string, number>();
  for (let at = 0; at + FEWEST_WORDS <= words.forms.length; at += 1) {
    const key = words.forms.slice(at, at + FEWEST_WORDS).join(' ');
    if (!places.has(key)) places.set(key, at);
  }
  return { ...words, text, places };
}

/** Runs of eight or more words that both texts hold, as long as they go, in the order of the other text. Linear in it. */
export function findSharedRuns(here: Shingled, otherText: string): readonly SharedRun[] {
  const there = wordsOf(otherText, () => true);
  const runs: SharedRun[] = [];
  for (let at = 0; at + FEWEST_WORDS <= there.forms.length; ) {
    const place = here.places.get(there.forms.slice(at, at + FEWEST_WORDS).join(' '));
    if (place === undefined) {
      at += 1;
      continue;
    }
    let length = FEWEST_WORDS;
    while (there.forms[at + length] !== undefined && there.forms[at + length] === here.forms[place + length])
      length += 1;
    runs.push({ here: spanAt(here, place, length), there: spanAt(there, at, length), words: length });
    at += length;
  }
  return runs;
}

function spanAt({ forms, starts }: Words, from: number, length: number): Span {
  const last = from + length - 1;
  return spanOf(starts[from], starts[last] + (forms[last] ?? '').length);
}
