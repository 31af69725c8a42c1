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
  const sentenceStart = new Int32Array(sentenceCount + 1);
  const sentenceOf = new Int32Array(count);
  for (let s = 0; s < sentenceCount; s += 1) {
    const from = starts[s];
    const to = starts[s + 1] ?? count;
    sentenceStart[s] = from;
    sentenceOf.fill(s, from, to);
  }
  sentenceStart[sentenceCount] = count;
  return {
    count,
    startUtf16: scanned.start.slice(0, count),
    endUtf16: scanned.end.slice(0, count),
    kind: scanned.kind.slice(0, count),
    word: scanned.word.slice(0, count),
    words,
    sentenceCount,
    sentenceStart,
    sentenceOf,
  };
}
