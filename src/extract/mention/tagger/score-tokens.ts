import type { FeatureTables } from './feature-tables.ts';
import { HINT_CODE_COUNT as HINTS } from './hints.ts';
import { ABSTRACT_LABELS, REPORT_LABELS } from './model.ts';
import { PACKED_COLUMNS as COLUMNS, unpacked } from './pack.ts';
import { hintWordFeature, pairOf, wordPairFeature } from './token-features.ts';
import { SHAPE_COUNT as SHAPES } from './token-shape.ts';
import type { TokenViews } from './token-views.ts';
import type { WeightTable } from './weight-table.ts';
import { sumsAt, type WordWeights } from './word-weights.ts';

/** All that scoring looks at. */
export interface Scene {
  readonly table: WeightTable;
  readonly tables: FeatureTables;
  readonly words: Pick<WordWeights, 'sums' | 'fingerprints'>;
  readonly views: TokenViews;
  /** The word slot of each place. */
  readonly slots: Int32Array;
}

/** Where a place's own column `c` is in 16-bit scores: `place * SCORE_STRIDE + c`. */
export const SCORE_STRIDE = 2 * COLUMNS;

/**
 * Scores the token at one place for both heads, but for what the first head's labels say to the second: see `addFirstTags`.
 *
 * Writes to row `place` of `scores`, which a 16-bit view reads column by column. The sums equal those over `listFeatures`.
 */
export function scoreToken(
  { table, tables, words, views, slots }: Scene,
  place: number,
  scores: Int32Array,
): void {
  const { sums, fingerprints } = words;
  const { shapeBefore, shapeAfter } = tables;
  const hint = views.hint[place];
  const shape = views.shape[place];
  const at = place * COLUMNS;
  const far = sumsAt(slots[place - 2], -2);
  const near = sumsAt(slots[place - 1], -1);
  const own = sumsAt(slots[place], 0);
  const next = sumsAt(slots[place + 1], 1);
  const last = sumsAt(slots[place + 2], 2);
  const s1 = (views.shape[place - 1] * SHAPES + shape) * COLUMNS;
  const s2 = (shape * SHAPES + views.shape[place + 1]) * COLUMNS;
  for (let c = 0; c < COLUMNS; c += 1)
    scores[at + c] =
      sums[far + c] +
      sums[near + c] +
      sums[own + c] +
      sums[next + c] +
      sums[last + c] +
      shapeBefore[s1 + c] +
      shapeAfter[s2 + c];
  const hintBefore = views.hint[place - 1];
  const hintAfter = views.hint[place + 1];
  const hintFarBefore = views.hint[place - 2];
  const hintFarAfter = views.hint[place + 2];
  if ((hint | hintBefore | hintAfter | hintFarBefore | hintFarAfter) === 0)
    add(tables.noHints, shape * COLUMNS, scores, at);
  else {
    add(tables.hintBefore, (hintBefore * HINTS + hint) * COLUMNS, scores, at);
    add(tables.hintAfter, (hint * HINTS + hintAfter) * COLUMNS, scores, at);
    add(tables.hintFarBefore, hintFarBefore * COLUMNS, scores, at);
    add(tables.hintFarAfter, hintFarAfter * COLUMNS, scores, at);
    add(tables.hintShape, (hint * SHAPES + shape) * COLUMNS, scores, at);
  }
  const word = fingerprints[slots[place]];
  if (hint !== 0) {
    // The word's own sums hold what it says where it has no hint.
    subtract(table.packed, table.rowAt(hintWordFeature(0, word)), scores, at);
    add(table.packed, table.rowAt(hintWordFeature(hint, word)), scores, at);
  }
  const before = table.pairAt(wordPairFeature(0, pairOf(fingerprints[slots[place - 1]], word)));
  if (before >= 0) add(table.packed, table.pairRows[before], scores, at);
  const after = table.pairAt(wordPairFeature(0, pairOf(word, fingerprints[slots[place + 1]])));
  if (after >= 0) add(table.packed, table.pairRows[after + 1], scores, at);
  for (let c = 0; c < COLUMNS; c += 1) scores[at + c] = unpacked(scores[at + c]);
}

function add(rows: Int32Array, row: number, scores: Int32Array, at: number): void {
  if (row < 0) return;
  for (let c = 0; c < COLUMNS; c += 1) scores[at + c] += rows[row + c];
}

function subtract(rows: Int32Array, row: number, scores: Int32Array, at: number): void {
  if (row < 0) return;
  for (let c = 0; c < COLUMNS; c += 1) scores[at + c] -= rows[row + c];
}

/**
 * Adds what the first head's labels say to the second head's scores of the token at one place.
 *
 * `tags` holds the first head's labels by place, `NO_FIRST_TAG` beyond the sentence.
 */
export function addFirstTags(
  { firstBefore, firstAfter, firstHint }: FeatureTables,
  views: TokenViews,
  tags: Uint8Array,
  place: number,
  scores: Int16Array,
): void {
  const at = place * SCORE_STRIDE + ABSTRACT_LABELS;
  const b = tags[place - 1] * REPORT_LABELS;
  const a = tags[place + 1] * REPORT_LABELS;
  const h = (tags[place] * HINTS + views.hint[place]) * REPORT_LABELS;
  for (let c = 0; c < REPORT_LABELS; c += 1)
    scores[at + c] += firstBefore[b + c] + firstAfter[a + c] + firstHint[h + c];
}
