import { lineLayout } from './line-layout.ts';
import { scanTokens } from './scan-tokens.ts';
import { sentenceStarts } from './sentence-boundaries.ts';
import type { Tokens } from './tokens.ts';
import type { WordTable } from './word-table.ts';

/**
 * Cuts a text into tokens and sentences; cost linear in its length.
 *
 * A sentence never reaches across a blank line or one of `blockStartsUtf16` (ascending offsets), nor beyond 1,000 tokens.
 */
export function tokenize(text: string, words: WordTable, blockStartsUtf16: readonly number[] = []): Tokens {
  const scanned = scanTokens(text, words);
  const { count } = scanned;
  const starts = sentenceStarts(text, scanned, words, lineLayout(text), blockStartsUtf16);
  const sentenceCount = starts.length;
  // One buffer for all: an array of its own for each costs as much as scanning a short text.
  const numbers = new Int32Array(4 * count + sentenceCount + 1);
  const part = (at: number, length: number): Int32Array => numbers.subarray(at, at + length);
  const sentenceStart = part(4 * count, sentenceCount + 1);
  const sentenceOf = part(3 * count, count);
  for (let s = 0; s < sentenceCount; s += 1) {
    const from = starts[s];
    const to = starts[s + 1] ?? count;
    sentenceStart[s] = from;
    sentenceOf.fill(s, from, to);
  }
  sentenceStart[sentenceCount] = count;
  numbers.set(scanned.start.subarray(0, count), 0);
  numbers.set(scanned.end.subarray(0, count), count);
  numbers.set(scanned.word.subarray(0, count), 2 * count);
  return {
    count,
    startUtf16: part(0, count),
    endUtf16: part(count, count),
    kind: scanned.kind.slice(0, count),
    word: part(2 * count, count),
    words,
    sentenceCount,
    sentenceStart,
    sentenceOf,
  };
}
