import type { FeatureTables } from './feature-tables.ts';
import { HINT_CODE_COUNT as HINTS } from './hints.ts';
import { ABSTRACT_LABELS, REPORT_LABELS } from './model.ts';
import { PACKED_COLUMNS as COLUMNS, unpacked } from './pack.ts';
import { pairOf, wordPairFeature } from './token-features.ts';
import { SHAPE_COUNT as SHAPES } from './token-shape.ts';
import type { TokenViews } from './token-views.ts';
import type { WeightTable } from './weight-table.ts';
import { sumsAt, type WordWeights } from './word-weights.ts';

/** All that scoring looks at, and the pair of words that it met last. */
export interface Scene {
  readonly table: WeightTable;
  readonly tables: FeatureTables;
  readonly words: Pick<WordWeights, 'sums' | 'fingerprints' | 'hintRow'>;
  readonly views: TokenViews;
  /** The word slot of each place. */
  readonly slots: Int32Array;
  /** The place whose pair with the next is `lastPair`, as `pairAt` gives it: the next token's pair with this one. */
  lastPlace?: number;
  lastPair?: number;
}

/** Where column `c` of a row is in 16-bit scores: `row * SCORE_STRIDE + c`. */
export const SCORE_STRIDE = 2 * COLUMNS;

/**
 * Scores the token at one place for both heads, but for what the first head's labels say to the second: see `addFirstTags`.
 *
 * Writes to one row of `scores`, that of `place` unless another is named, which a 16-bit view reads column by column. The sums equal those over `listFeatures`.
 */
export function scoreToken(scene: Scene, place: number, scores: Int32Array, row: number = place): void {
  const { table, tables, words, views, slots } = scene;
  const { packed, pairRows, emptyRow } = table;
  const { sums, fingerprints } = words;
  const { shapeBefore, shapeAfter } = tables;
  const hint = views.hint[place];
  const shape = views.shape[place];
  const at = row * COLUMNS;
  const slot = slots[place];
  const far = sumsAt(slots[place - 2], -2);
  const near = sumsAt(slots[place - 1], -1);
  const own = sumsAt(slot, 0);
  const next = sumsAt(slots[place + 1], 1);
  const last = sumsAt(slots[place + 2], 2);
  const s1 = (views.shape[place - 1] * SHAPES + shape) * COLUMNS;
  const s2 = (shape * SHAPES + views.shape[place + 1]) * COLUMNS;
  const word = fingerprints[slot];
  const before =
    scene.lastPlace === place - 1
      ? (scene.lastPair ?? -1)
      : table.pairAt(wordPairFeature(0, pairOf(fingerprints[slots[place - 1]], word)));
  const after = table.pairAt(wordPairFeature(0, pairOf(word, fingerprints[slots[place + 1]])));
  scene.lastPlace = place;
  scene.lastPair = after;
  // A row of zeros where the model knows nothing: one pass over the columns adds everything.
  const b = before < 0 || pairRows[before] < 0 ? emptyRow : pairRows[before];
  const a = after < 0 || pairRows[after + 1] < 0 ? emptyRow : pairRows[after + 1];
  const hintBefore = views.hint[place - 1];
  const hintAfter = views.hint[place + 1];
  const hintFarBefore = views.hint[place - 2];
  const hintFarAfter = views.hint[place + 2];
  if ((hint | hintBefore | hintAfter | hintFarBefore | hintFarAfter) === 0) {
    const { noHints } = tables;
    const h = shape * COLUMNS;
    for (let c = 0; c < COLUMNS; c += 1)
      scores[at + c] = unpacked(
        sums[far + c] +
          sums[near + c] +
          sums[own + c] +
          sums[next + c] +
          sums[last + c] +
          shapeBefore[s1 + c] +
          shapeAfter[s2 + c] +
          packed[b + c] +
          packed[a + c] +
          noHints[h + c],
      );
    return;
  }
  // The word's own sums hold what it says where it has no hint.
  const plain = hint === 0 ? emptyRow : rowOr(words.hintRow(slot, 0), emptyRow);
  const hinted = hint === 0 ? emptyRow : rowOr(words.hintRow(slot, hint), emptyRow);
  const h1 = (hintBefore * HINTS + hint) * COLUMNS;
  const h2 = (hint * HINTS + hintAfter) * COLUMNS;
  const h3 = hintFarBefore * COLUMNS;
  const h4 = hintFarAfter * COLUMNS;
  const h5 = (hint * SHAPES + shape) * COLUMNS;
  for (let c = 0; c < COLUMNS; c += 1)
    scores[at + c] = unpacked(
      sums[far + c] +
        sums[near + c] +
        sums[own + c] +
        sums[next + c] +
        sums[last + c] +
        shapeBefore[s1 + c] +
        shapeAfter[s2 + c] +
        packed[b + c] +
        packed[a + c] +
        tables.hintBefore[h1 + c] +
        tables.hintAfter[h2 + c] +
        tables.hintFarBefore[h3 + c] +
        tables.hintFarAfter[h4 + c] +
        tables.hintShape[h5 + c] +
        packed[hinted + c] -
        packed[plain + c],
    );
}

const rowOr = (row: number, none: number): number => (row < 0 ? none : row);

/**
 * Adds what the first head's labels say to the second head's scores of the token at one place, in `row` of `scores`.
 *
 * `tags` holds the first head's labels by place, `NO_FIRST_TAG` beyond the sentence.
 */
export function addFirstTags(
  { firstBefore, firstAfter, firstHint }: FeatureTables,
  views: TokenViews,
  tags: Uint8Array,
  place: number,
  scores: Int16Array,
  row: number,
): void {
  const at = row * SCORE_STRIDE + ABSTRACT_LABELS;
  const b = tags[place - 1] * REPORT_LABELS;
  const a = tags[place + 1] * REPORT_LABELS;
  const h = (tags[place] * HINTS + views.hint[place]) * REPORT_LABELS;
  for (let c = 0; c < REPORT_LABELS; c += 1)
    scores[at + c] += firstBefore[b + c] + firstAfter[a + c] + firstHint[h + c];
}
