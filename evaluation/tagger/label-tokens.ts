import { beginLabel, type TagType } from '../../src/extract/mention/tagger/labels.ts';
import type { TeachingDocument } from './teaching-document.ts';

/** The gold label of each token; of spans that overlap the first, then the longest, stays. A span never crosses a sentence's end. */
export function labelTokens(
  { document: { tokens }, gold }: TeachingDocument,
  types: readonly TagType[],
): Uint8Array {
  const labels = new Uint8Array(tokens.count);
  let from = 0;
  for (const { start, end, type } of gold) {
    while (from < tokens.count && tokens.endUtf16[from] <= start) from += 1;
    const begin = beginLabel(types, type);
    for (let t = from; t < tokens.count && tokens.startUtf16[t] < end; t += 1) {
      if (labels[t] !== 0) break;
      const goesOn = t > from && tokens.sentenceOf[t] === tokens.sentenceOf[t - 1];
      labels[t] = goesOn ? begin + 1 : begin;
    }
  }
  return labels;
}
