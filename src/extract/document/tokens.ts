import type { WordTable } from './word-table.ts';

/** What the characters of a token are. */
export const TokenKind = { word: 0, number: 1, punctuation: 2, symbol: 3 } as const;
export type TokenKind = (typeof TokenKind)[keyof typeof TokenKind];

/**
 * A text cut into tokens and sentences, held as parallel arrays: one pass over the characters serves every stage.
 *
 * Token `i` is `text.slice(startUtf16[i], endUtf16[i])`; `word[i]` indexes `words`, where its lower-case form is kept once.
 * Hyphens, slashes and other marks are tokens of their own, so `18-year-old` is five tokens.
 * A decimal or grouped number (`5.7`, `11,280`) is one token. Sentence `s` holds tokens `[sentenceStart[s], sentenceStart[s + 1])`.
 */
export interface Tokens {
  readonly count: number;
  readonly startUtf16: Int32Array;
  readonly endUtf16: Int32Array;
  readonly kind: Uint8Array;
  readonly word: Int32Array;
  readonly words: WordTable;
  readonly sentenceCount: number;
  /** `sentenceCount + 1` entries; the last is `count`. */
  readonly sentenceStart: Int32Array;
  /** The sentence of each token. */
  readonly sentenceOf: Int32Array;
}
