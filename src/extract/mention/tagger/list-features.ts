import type { Tokens } from '../../document/index.ts';
import { placeOf } from './places.ts';
import {
  biasFeature,
  firstTagFeature,
  firstTagHintFeature,
  hintFeature,
  hintPairFeature,
  hintShapeFeature,
  hintWordFeature,
  NO_FIRST_TAG,
  pairOf,
  shapeFeature,
  shapePairFeature,
  wordPairFeature,
} from './token-features.ts';
import type { TokenViews } from './token-views.ts';
import { WINDOW, type WordFeatures, wordFeatures } from './word-features.ts';

/**
 * Lists the fingerprints of each token of a sentence, one array per token: what training counts and weighs.
 *
 * The tagger reaches the same sums by tables (`score-tokens.ts`); a test holds the two together.
 * `firstTags` are the first head's labels for these tokens, where the features are for the second head.
 */
export function listFeatures(
  tokens: Tokens,
  views: TokenViews,
  sentence: number,
  firstTags?: Uint8Array,
): number[][] {
  const from = tokens.sentenceStart[sentence];
  const to = tokens.sentenceStart[sentence + 1];
  const inside = (t: number): boolean => t >= from && t < to;
  const features: WordFeatures[] = [];
  for (let t = from; t < to; t += 1) features.push(wordFeatures(tokens.words.form(tokens.word[t])));
  const word = (t: number): number => (inside(t) ? features[t - from].fingerprint : 0);
  const hint = (t: number): number => views.hint[placeOf(t, sentence)];
  const shape = (t: number): number => views.shape[placeOf(t, sentence)];
  const rows: number[][] = [];
  for (let t = from; t < to; t += 1) {
    const row = [biasFeature()];
    for (let offset = -WINDOW; offset <= WINDOW; offset += 1)
      if (inside(t + offset)) row.push(...features[t + offset - from].at(offset));
    for (let offset = -2; offset <= 2; offset += 1) row.push(hintFeature(offset, hint(t + offset)));
    row.push(hintPairFeature(-1, hint(t - 1), hint(t)), hintPairFeature(0, hint(t), hint(t + 1)));
    row.push(hintShapeFeature(hint(t), shape(t)));
    for (let offset = -1; offset <= 1; offset += 1) row.push(shapeFeature(offset, shape(t + offset)));
    row.push(shapePairFeature(-1, shape(t - 1), shape(t)), shapePairFeature(0, shape(t), shape(t + 1)));
    row.push(
      wordPairFeature(-1, pairOf(word(t - 1), word(t))),
      wordPairFeature(0, pairOf(word(t), word(t + 1))),
    );
    row.push(hintWordFeature(hint(t), word(t)));
    if (firstTags) {
      const first = (u: number): number => (inside(u) ? firstTags[u - from] : NO_FIRST_TAG);
      for (let offset = -1; offset <= 1; offset += 1) row.push(firstTagFeature(offset, first(t + offset)));
      row.push(firstTagHintFeature(first(t), hint(t)));
    }
    rows.push(row);
  }
  return rows;
}
