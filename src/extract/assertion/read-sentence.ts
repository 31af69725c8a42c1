import type { Document, Tokens } from '../document/index.ts';
import { CueKind } from './cue-table.ts';
import type { CueTrie, FoundCue } from './cue-trie.ts';
import type { SentenceRoom } from './sentence-room.ts';
import { WordClass } from './word-classes.ts';

/** A sentence with its cues; the arrays are indexed by token minus `start`. */
export interface Sentence {
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
  /** Whether a relative is named. */
  readonly hasRelative: boolean;
}

/** Where the terms stand whose words are no cues: "absence of" in the term "absence of the patella" denies nothing. */
export interface TermPlaces {
  /** The end of the longest term that covers token `t`; `t` or less where none does. To be asked in order. */
  coveredTo(t: number): number;
  /** The start of the first term after token `t`. */
  nextStart(t: number): number;
}

/** Finds the cues of the tokens `[start, end)` of a document, longest first from the left; linear in the tokens. */
export function readSentence(
  { text, tokens }: Document,
  trie: CueTrie,
  start: number,
  end: number,
  terms: TermPlaces,
  room: SentenceRoom,
): Sentence {
  room.clear(end - start);
  const { cueOf, classes } = room;
  const cues: FoundCue[] = [];
  let seen = 0;
  for (let t = start; t < end; t += 1) {
    const bits = classAt(text, tokens, trie, start, end, t);
    classes[t - start] = bits;
    seen |= bits;
  }
  for (let t = start; t < end; ) {
    const found = trie.startsCue(tokens.word[t])
      ? trie.longestAt(tokens, t, Math.min(end, terms.nextStart(t)), end)
      : undefined;
    if (found === undefined || found.end <= terms.coveredTo(t)) {
      t += 1;
      continue;
    }
    cues.push(found);
    for (let i = found.start; i < found.end; i += 1) cueOf[i - start] = cues.length;
    t = found.end;
  }
  return { tokens, trie, start, end, cues, cueOf, classes, hasRelative: (seen & WordClass.relative) !== 0 };
}

/** The class of a token in its place: a dash ends a clause only between blanks, a line break only before a new entry. */
function classAt(text: string, tokens: Tokens, trie: CueTrie, start: number, end: number, t: number): number {
  const raw = trie.classOf(tokens.word[t]);
  const bits = raw & ~WordClass.endMark;
  if ((raw & (WordClass.dash | WordClass.endMark)) !== 0 && t > start && t + 1 < end) {
    const isSpacedDash =
      (raw & WordClass.dash) !== 0 && gapAfter(tokens, t - 1) > 0 && gapAfter(tokens, t) > 0;
    if (isSpacedDash || endsUnsplitSentence(text, tokens, t)) return bits | WordClass.stop;
  }
  return t > start && startsEntry(text, tokens, trie, end, t) ? bits | WordClass.endMark : bits;
}

const FULL_STOP = 46;
const LINE_FEED = 10;

/** A full stop before a lower-case word, as notes have it, and not one after an abbreviation. */
function endsUnsplitSentence(text: string, tokens: Tokens, t: number): boolean {
  if (text.charCodeAt(tokens.startUtf16[t]) !== FULL_STOP) return false;
  const lengthBefore = tokens.endUtf16[t - 1] - tokens.startUtf16[t - 1];
  return lengthBefore > 3 && gapAfter(tokens, t - 1) === 0 && gapAfter(tokens, t) > 0;
}

function gapAfter(tokens: Tokens, t: number): number {
  return tokens.startUtf16[t + 1] - tokens.endUtf16[t];
}

/** Whether a line begins here that holds an entry of its own: a bullet, or a heading such as `Rash:`. */
function startsEntry(text: string, tokens: Tokens, trie: CueTrie, end: number, t: number): boolean {
  let hasBreak = false;
  for (let i = tokens.endUtf16[t - 1]; i < tokens.startUtf16[t] && !hasBreak; i += 1)
    hasBreak = text.charCodeAt(i) === LINE_FEED;
  if (!hasBreak) return false;
  if ((trie.classOf(tokens.word[t]) & (WordClass.dash | WordClass.stop)) !== 0) return true;
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
