import { FINGERPRINT_KIND, fold, seal } from './fingerprint.ts';
import { HINT_CODE_COUNT } from './hints.ts';
import { SHAPE_COUNT } from './token-shape.ts';

/** What a template looks at, as the two small numbers or words it is made of. */
const TEMPLATE = {
  bias: 100,
  hint: 101,
  hintPair: 106,
  hintShape: 107,
  shape: 110,
  shapePair: 113,
  hintWord: 122,
  firstTag: 130,
  firstTagHint: 135,
  register: 140,
} as const;

/** The codes that stand for "beyond the sentence". */
export const NO_HINT = HINT_CODE_COUNT - 1;
export const NO_SHAPE = SHAPE_COUNT - 1;
/** Labels of the first head, and one for "beyond the sentence". */
export const FIRST_TAG_COUNT = 6;
export const NO_FIRST_TAG = FIRST_TAG_COUNT - 1;

const feature = (template: number, a: number, b: number): number =>
  seal(fold(fold(fold(0x5bd1e995, template), a), b));

/** Always on. */
export const biasFeature = (): number => feature(TEMPLATE.bias, 0, 0);
/** The hint code `offset` tokens away, -2 … 2. */
export const hintFeature = (offset: number, code: number): number => feature(TEMPLATE.hint, offset, code);
/** The hint codes of two neighbours; `offset` is where the first of them stands, -1 or 0. */
export const hintPairFeature = (offset: number, first: number, second: number): number =>
  feature(TEMPLATE.hintPair, offset, first * HINT_CODE_COUNT + second);
export const hintShapeFeature = (hint: number, shape: number): number =>
  feature(TEMPLATE.hintShape, hint, shape);
/** The shape `offset` tokens away, -1 … 1. */
export const shapeFeature = (offset: number, shape: number): number => feature(TEMPLATE.shape, offset, shape);
export const shapePairFeature = (offset: number, first: number, second: number): number =>
  feature(TEMPLATE.shapePair, offset, first * SHAPE_COUNT + second);
/** The part of a word pair's fingerprints that does not depend on where it stands; of words already mixed, two products are enough. */
export const pairOf = (first: number, second: number): number =>
  Math.imul(first, 0x2c1b3c6d) ^ Math.imul(second + 1, 0x297a2d39);
/** The words of two neighbours, by `pairOf`; `offset` is where the first of them stands, -1 or 0. */
export const wordPairFeature = (offset: -1 | 0, pair: number): number =>
  seal(pair, offset === 0 ? FINGERPRINT_KIND.pairAfter : FINGERPRINT_KIND.pairBefore);
export const hintWordFeature = (hint: number, word: number): number => feature(TEMPLATE.hintWord, hint, word);
/** What the first head said of the token `offset` places away, -1 … 1. */
export const firstTagFeature = (offset: number, tag: number): number =>
  feature(TEMPLATE.firstTag, offset, tag);
export const firstTagHintFeature = (tag: number, hint: number): number =>
  feature(TEMPLATE.firstTagHint, tag, hint);
/** A word's vote on whether the text is a study's abstract rather than the report of a case. */
export const registerFeature = (word: number): number => feature(TEMPLATE.register, word, 0);
