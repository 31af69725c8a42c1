import type { Tokens } from '../document/index.ts';
import { CueKind } from './cue-table.ts';
import type { CueTrie, FoundCue } from './cue-trie.ts';
import { WordClass } from './word-classes.ts';

/** A sentence with its cues; the arrays are indexed by token minus `start`. */
export interface Sentence {
  readonly text: string;
  readonly tokens: Tokens;
  readonly trie: CueTrie;
  readonly start: number;
  readonly end: number;
  /** In order, not overlapping. */
  readonly cues: readonly FoundCue[];
  /** Index into `cues` plus one for each token of a cue, else 0. */
  readonly cueOf: Int32Array;
  /** Bits of `WordClass`; `endMark` is replaced by whether the token ends a clause by its layout. */
  readonly classes: Uint32Array;
}

/** Where the terms stand whose words are no cues: "absence of" in the term "absence of the patella" denies nothing. */
export interface TermPlaces {
  /** The end of the longest term that covers token `t`; `t` or less where none does. To be asked in order. */
  coveredTo(t: number): number;
  /** The start of the first term after token `t`. */
  nextStart(t: number): number;
}

/** Finds the cues of the tokens `[start, end)`, longest first from the left; linear in the tokens. */
export function readSentence(
  text: string,
  tokens: Tokens,
  trie: CueTrie,
  start: number,
  end: number,
  terms: TermPlaces,
): Sentence {
  const cues: FoundCue[] = [];
  const cueOf = new Int32Array(end - start);
  const classes = new Uint32Array(end - start);
  for (let t = start; t < end; t += 1) classes[t - start] = classAt(text, tokens, trie, start, end, t);
  for (let t = start; t < end; ) {
    const found = trie.longestAt(tokens, t, Math.min(end, terms.nextStart(t)), end);
    if (found === undefined || found.end <= terms.coveredTo(t)) {
      t += 1;
      continue;
    }
    cues.push(found);
    cueOf.fill(cues.length, found.start - start, found.end - start);
    t = found.end;
  }
  return { text, tokens, trie, start, end, cues, cueOf, classes };
}

/** The class of a token in its place: a dash ends a clause only between blanks, a line break only before a new entry. */
function classAt(text: string, tokens: Tokens, trie: CueTrie, start: number, end: number, t: number): number {
  const bits = trie.classOf(tokens.word[t]) & ~WordClass.endMark;
  if ((bits & WordClass.dash) !== 0) {
    const isSpaced = t > start && t + 1 < end && gapAfter(tokens, t - 1) > 0 && gapAfter(tokens, t) > 0;
    return isSpaced ? bits | WordClass.stop : bits;
  }
  if (endsUnsplitSentence(text, tokens, start, end, t)) return bits | WordClass.stop;
  if (t > start && gapAfter(tokens, t - 1) > 0 && startsEntry(text, tokens, trie, end, t))
    return bits | WordClass.endMark;
  return bits;
}

/** A full stop before a lower-case word, as notes have it, and not one after an abbreviation. */
function endsUnsplitSentence(text: string, tokens: Tokens, start: number, end: number, t: number): boolean {
  if (t === start || t + 1 >= end || text[tokens.startUtf16[t]] !== '.') return false;
  const lengthBefore = tokens.endUtf16[t - 1] - tokens.startUtf16[t - 1];
  return lengthBefore > 3 && gapAfter(tokens, t - 1) === 0 && gapAfter(tokens, t) > 0;
}

function gapAfter(tokens: Tokens, t: number): number {
  return tokens.startUtf16[t + 1] - tokens.endUtf16[t];
}

/** Whether a line begins here that holds an entry of its own: a bullet, or a heading such as `Rash:`. */
function startsEntry(text: string, tokens: Tokens, trie: CueTrie, end: number, t: number): boolean {
  const before = text.slice(tokens.endUtf16[t - 1], tokens.startUtf16[t]);
  if (!before.includes('\n')) return false;
  const first = trie.classOf(tokens.word[t]);
  if ((first & (WordClass.dash | WordClass.stop)) !== 0) return true;
  for (let i = t; i < Math.min(end, t + 5); i += 1)
    if ((trie.classOf(tokens.word[i]) & WordClass.colon) !== 0) return true;
  return false;
}

/** Whether the cue says one of the kinds. */
export function says({ cue }: FoundCue, kinds: number): boolean {
  return (cue.kinds & kinds) !== 0;
}

/** Kinds that take what they reach away from an earlier cue. */
export const DENIES = CueKind.excluded | CueKind.negative;
