import type { FeatureTables } from './feature-tables.ts';
import { HINT_CODE_COUNT as HINTS } from './hints.ts';
import { ABSTRACT_LABELS, REGISTER_COLUMN as COLUMNS, REPORT_LABELS } from './model.ts';
import {
  hintWordFeature,
  NO_FIRST_TAG,
  NO_HINT,
  NO_SHAPE,
  wordPairFeature,
  pairOf,
} from './token-features.ts';
import { SHAPE_COUNT as SHAPES } from './token-shape.ts';
import type { TokenViews } from './token-views.ts';
import type { WeightTable } from './weight-table.ts';
import { WINDOW } from './word-features.ts';
import { sumsAt, type WordWeights } from './word-weights.ts';

/**
 * Scores the tokens of the sentence `[from, to)` for both heads: writes `[token][column]` from index 0 of `scores`.
 *
 * `slots` holds the word slot of each token of the document. The sums equal those over `listFeatures`.
 */
export function scoreTokens(
  table: WeightTable,
  tables: FeatureTables,
  wordWeights: WordWeights,
  views: TokenViews,
  slots: Int32Array,
  from: number,
  to: number,
  scores: Float32Array,
): void {
  const { sums } = wordWeights;
  const { hintBefore, hintAfter, hintFarBefore, hintFarAfter, hintShape, shapeBefore, shapeAfter, noHints } =
    tables;
  const hintAt = (t: number): number => (t >= from && t < to ? views.hint[t] : NO_HINT);
  let farBefore = NO_HINT;
  let before = NO_HINT;
  let hint = hintAt(from);
  let after = hintAt(from + 1);
  let shapeB = NO_SHAPE;
  let shape = views.shape[from];
  let word = wordWeights.fingerprint(slots[from]);
  let pair = pairOf(0, word);
  for (let t = from; t < to; t += 1) {
    const last = t + 1 >= to;
    const farAfter = hintAt(t + 2);
    const shapeA = last ? NO_SHAPE : views.shape[t + 1];
    const wordAfter = last ? 0 : wordWeights.fingerprint(slots[t + 1]);
    const at = (t - from) * COLUMNS;
    const s1 = (hint * SHAPES + shape) * COLUMNS;
    const s2 = (shapeB * SHAPES + shape) * COLUMNS;
    const s3 = (shape * SHAPES + shapeA) * COLUMNS;
    const own = sumsAt(slots[t], 0);
    if ((farBefore | before | hint | after | farAfter) === 0) {
      for (let c = 0; c < COLUMNS; c += 1)
        scores[at + c] =
          sums[own + c] + noHints[c] + hintShape[s1 + c] + shapeBefore[s2 + c] + shapeAfter[s3 + c];
    } else {
      const h1 = (before * HINTS + hint) * COLUMNS;
      const h2 = (hint * HINTS + after) * COLUMNS;
      const h3 = farBefore * COLUMNS;
      const h4 = farAfter * COLUMNS;
      for (let c = 0; c < COLUMNS; c += 1)
        scores[at + c] =
          sums[own + c] +
          hintBefore[h1 + c] +
          hintAfter[h2 + c] +
          hintFarBefore[h3 + c] +
          hintFarAfter[h4 + c] +
          hintShape[s1 + c] +
          shapeBefore[s2 + c] +
          shapeAfter[s3 + c];
    }
    const first = t - WINDOW < from ? from : t - WINDOW;
    const end = t + WINDOW + 1 > to ? to : t + WINDOW + 1;
    if (end - first === 5) {
      const n1 = sumsAt(slots[t - 2], -2);
      const n2 = sumsAt(slots[t - 1], -1);
      const n3 = sumsAt(slots[t + 1], 1);
      const n4 = sumsAt(slots[t + 2], 2);
      for (let c = 0; c < COLUMNS; c += 1)
        scores[at + c] += sums[n1 + c] + sums[n2 + c] + sums[n3 + c] + sums[n4 + c];
    } else {
      for (let u = first; u < end; u += 1) {
        if (u === t) continue;
        const seen = sumsAt(slots[u], u - t);
        for (let c = 0; c < COLUMNS; c += 1) scores[at + c] += sums[seen + c];
      }
    }
    addRow(table, wordPairFeature(-1, pair), scores, at);
    pair = pairOf(word, wordAfter);
    addRow(table, wordPairFeature(0, pair), scores, at);
    if (hint !== 0) {
      // The word's own sums hold what it says where it has no hint.
      subtractRow(table, hintWordFeature(0, word), scores, at);
      addRow(table, hintWordFeature(hint, word), scores, at);
    }
    farBefore = before;
    before = hint;
    hint = after;
    after = farAfter;
    shapeB = shape;
    shape = shapeA;
    word = wordAfter;
  }
}

function addRow(table: WeightTable, feature: number, scores: Float32Array, at: number): void {
  const row = table.rowAt(feature);
  if (row < 0) return;
  for (let c = 0; c < COLUMNS; c += 1) scores[at + c] += table.weights[row + c];
}

function subtractRow(table: WeightTable, feature: number, scores: Float32Array, at: number): void {
  const row = table.rowAt(feature);
  if (row < 0) return;
  for (let c = 0; c < COLUMNS; c += 1) scores[at + c] -= table.weights[row + c];
}

/** Adds what the first head's labels say to the second head's scores of the same sentence. */
export function addFirstTags(
  tables: FeatureTables,
  views: TokenViews,
  from: number,
  to: number,
  firstTags: Uint8Array,
  scores: Float32Array,
): void {
  for (let t = from; t < to; t += 1) {
    const at = (t - from) * COLUMNS + ABSTRACT_LABELS;
    const b = (t > from ? firstTags[t - 1] : NO_FIRST_TAG) * REPORT_LABELS;
    const a = (t + 1 < to ? firstTags[t + 1] : NO_FIRST_TAG) * REPORT_LABELS;
    const h = (firstTags[t] * HINTS + views.hint[t]) * REPORT_LABELS;
    for (let c = 0; c < REPORT_LABELS; c += 1)
      scores[at + c] += tables.firstBefore[b + c] + tables.firstAfter[a + c] + tables.firstHint[h + c];
  }
}
