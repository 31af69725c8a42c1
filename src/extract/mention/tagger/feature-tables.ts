import { HINT_CODE_COUNT as HINTS } from './hints.ts';
import { ABSTRACT_LABELS, REPORT_LABELS } from './model.ts';
import { PACKED_COLUMNS as COLUMNS, unpacked } from './pack.ts';
import {
  biasFeature,
  FIRST_TAG_COUNT,
  firstTagFeature,
  firstTagHintFeature,
  hintFeature,
  hintPairFeature,
  hintShapeFeature,
  shapeFeature,
  shapePairFeature,
} from './token-features.ts';
import { SHAPE_COUNT as SHAPES } from './token-shape.ts';
import type { WeightTable } from './weight-table.ts';

/**
 * The weights of all features of hint codes, shapes and first tags, summed into tables that one or two small numbers index:
 * rows of packed columns (of `REPORT_LABELS` plain ones for the first tags).
 */
export interface FeatureTables {
  /** `[hint at -1][hint at 0]`. */
  readonly hintBefore: Int32Array;
  /** `[hint at 0][hint at +1]`. */
  readonly hintAfter: Int32Array;
  /** `[hint at -2]`, `[hint at +2]`. */
  readonly hintFarBefore: Int32Array;
  readonly hintFarAfter: Int32Array;
  /** What the four above sum to where no token has a hint, with `hintShape`, by shape: most of a text. */
  readonly noHints: Int32Array;
  /** `[hint at 0][shape at 0]`. */
  readonly hintShape: Int32Array;
  /** `[shape at -1][shape at 0]`. */
  readonly shapeBefore: Int32Array;
  /** `[shape at 0][shape at +1]`. */
  readonly shapeAfter: Int32Array;
  /** `[first tag at -1]`, `[first tag at +1]`. */
  readonly firstBefore: Int16Array;
  readonly firstAfter: Int16Array;
  /** `[first tag at 0][hint at 0]`. */
  readonly firstHint: Int16Array;
}

/** Sums a model's weights into tables; some 5,000 look-ups, once per model. */
export function createFeatureTables(table: WeightTable): FeatureTables {
  const fill = (
    firsts: number,
    seconds: number,
    features: (first: number, second: number) => readonly number[],
  ): Int32Array => {
    const sums = new Int32Array(firsts * seconds * COLUMNS);
    for (let a = 0; a < firsts; a += 1)
      for (let b = 0; b < seconds; b += 1)
        for (const feature of features(a, b)) {
          const row = table.rowAt(feature);
          if (row < 0) continue;
          const at = (a * seconds + b) * COLUMNS;
          for (let c = 0; c < COLUMNS; c += 1) sums[at + c] += table.packed[row + c];
        }
    return sums;
  };
  const fillReport = (
    seconds: number,
    features: (first: number, second: number) => readonly number[],
  ): Int16Array => {
    const all = new Int16Array(fill(FIRST_TAG_COUNT, seconds, features).map(unpacked).buffer);
    const sums = new Int16Array(FIRST_TAG_COUNT * seconds * REPORT_LABELS);
    for (let row = 0; row < FIRST_TAG_COUNT * seconds; row += 1) {
      const from = row * 2 * COLUMNS + ABSTRACT_LABELS;
      sums.set(all.subarray(from, from + REPORT_LABELS), row * REPORT_LABELS);
    }
    return sums;
  };
  return {
    hintBefore: fill(HINTS, HINTS, (a, b) => [biasFeature(), hintFeature(-1, a), hintPairFeature(-1, a, b)]),
    hintAfter: fill(HINTS, HINTS, (a, b) => [hintFeature(0, a), hintFeature(1, b), hintPairFeature(0, a, b)]),
    hintFarBefore: fill(HINTS, 1, (a) => [hintFeature(-2, a)]),
    hintFarAfter: fill(HINTS, 1, (a) => [hintFeature(2, a)]),
    noHints: fill(1, SHAPES, (_, shape) => [
      biasFeature(),
      ...[-2, -1, 0, 1, 2].map((offset) => hintFeature(offset, 0)),
      hintPairFeature(-1, 0, 0),
      hintPairFeature(0, 0, 0),
      hintShapeFeature(0, shape),
      shapeFeature(0, shape),
    ]),
    hintShape: fill(HINTS, SHAPES, (a, b) => [hintShapeFeature(a, b), shapeFeature(0, b)]),
    shapeBefore: fill(SHAPES, SHAPES, (a, b) => [shapeFeature(-1, a), shapePairFeature(-1, a, b)]),
    shapeAfter: fill(SHAPES, SHAPES, (a, b) => [shapeFeature(1, b), shapePairFeature(0, a, b)]),
    firstBefore: fillReport(1, (a) => [firstTagFeature(-1, a)]),
    firstAfter: fillReport(1, (a) => [firstTagFeature(1, a)]),
    firstHint: fillReport(HINTS, (a, b) => [firstTagFeature(0, a), firstTagHintFeature(a, b)]),
  };
}
