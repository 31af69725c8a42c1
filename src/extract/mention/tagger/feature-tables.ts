import { HINT_CODE_COUNT as HINTS } from './hints.ts';
import { ABSTRACT_LABELS, REGISTER_COLUMN as COLUMNS, REPORT_LABELS } from './model.ts';
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
 * rows of `COLUMNS` (of `REPORT_LABELS` for the first tags).
 */
export interface FeatureTables {
  /** `[hint at -1][hint at 0]`. */
  readonly hintBefore: Int16Array;
  /** `[hint at 0][hint at +1]`. */
  readonly hintAfter: Int16Array;
  /** `[hint at -2]`, `[hint at +2]`. */
  readonly hintFarBefore: Int16Array;
  readonly hintFarAfter: Int16Array;
  /** What the four above sum to where no token has a hint: most of a text. */
  readonly noHints: Int16Array;
  /** `[hint at 0][shape at 0]`. */
  readonly hintShape: Int16Array;
  /** `[shape at -1][shape at 0]`. */
  readonly shapeBefore: Int16Array;
  /** `[shape at 0][shape at +1]`. */
  readonly shapeAfter: Int16Array;
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
    fromColumn = 0,
    columns = COLUMNS,
  ): Int16Array => {
    const sums = new Int16Array(firsts * seconds * columns);
    for (let a = 0; a < firsts; a += 1)
      for (let b = 0; b < seconds; b += 1)
        for (const feature of features(a, b)) {
          const row = table.rowAt(feature);
          if (row < 0) continue;
          const at = (a * seconds + b) * columns;
          for (let c = 0; c < columns; c += 1) sums[at + c] += table.weights[row + fromColumn + c];
        }
    return sums;
  };
  const fillReport = (seconds: number, features: (first: number, second: number) => readonly number[]) =>
    fill(FIRST_TAG_COUNT, seconds, features, ABSTRACT_LABELS, REPORT_LABELS);
  return {
    hintBefore: fill(HINTS, HINTS, (a, b) => [biasFeature(), hintFeature(-1, a), hintPairFeature(-1, a, b)]),
    hintAfter: fill(HINTS, HINTS, (a, b) => [hintFeature(0, a), hintFeature(1, b), hintPairFeature(0, a, b)]),
    hintFarBefore: fill(HINTS, 1, (a) => [hintFeature(-2, a)]),
    hintFarAfter: fill(HINTS, 1, (a) => [hintFeature(2, a)]),
    noHints: fill(1, 1, () => [
      biasFeature(),
      ...[-2, -1, 0, 1, 2].map((offset) => hintFeature(offset, 0)),
      hintPairFeature(-1, 0, 0),
      hintPairFeature(0, 0, 0),
    ]),
    hintShape: fill(HINTS, SHAPES, (a, b) => [hintShapeFeature(a, b), shapeFeature(0, b)]),
    shapeBefore: fill(SHAPES, SHAPES, (a, b) => [shapeFeature(-1, a), shapePairFeature(-1, a, b)]),
    shapeAfter: fill(SHAPES, SHAPES, (a, b) => [shapeFeature(1, b), shapePairFeature(0, a, b)]),
    firstBefore: fillReport(1, (a) => [firstTagFeature(-1, a)]),
    firstAfter: fillReport(1, (a) => [firstTagFeature(1, a)]),
    firstHint: fillReport(HINTS, (a, b) => [firstTagFeature(0, a), firstTagHintFeature(a, b)]),
  };
}
