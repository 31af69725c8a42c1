import { describe, expect, it } from 'vitest';
import { ResourceError } from '../../../errors.ts';
import { createTagger } from './create-tagger.ts';
import {
  ABSTRACT_LABELS,
  COLUMN_COUNT,
  decodeModel,
  encodeModel,
  REPORT_LABELS,
  type TaggerModel,
} from './model.ts';

const model: TaggerModel = {
  fingerprints: Uint32Array.of(7, 4_000_000_000),
  weights: Int8Array.from({ length: 2 * COLUMN_COUNT }, (_, i) => (i % 3 === 0 ? 0 : i - 20)),
  abstractTransition: new Float32Array((ABSTRACT_LABELS + 1) * ABSTRACT_LABELS).fill(1.5),
  reportTransition: new Float32Array((REPORT_LABELS + 1) * REPORT_LABELS).fill(-2.25),
  registerBias: 0.5,
};
const codeOf = (bytes: Uint8Array): string => {
  try {
    createTagger(bytes);
  } catch (error) {
    if (error instanceof ResourceError) return error.code;
    throw error;
  }
  return 'opened';
};

describe('a tagger model file', () => {
  it('gives back the model that was written', () => {
    expect(decodeModel(encodeModel(model))).toEqual(model);
  });

  it('reads at any offset of a larger buffer', () => {
    const bytes = encodeModel(model);
    const larger = new Uint8Array(bytes.length + 3);
    larger.set(bytes, 3);
    expect(decodeModel(larger.subarray(3))).toEqual(model);
  });

  it('is refused when it is empty, something else, cut short, or one bit is wrong', () => {
    const bytes = encodeModel(model);
    const flipped = bytes.slice();
    flipped[bytes.length - 10] ^= 1;
    for (const wrong of [new Uint8Array(0), new Uint8Array(5000), bytes.slice(0, -1), flipped])
      expect(codeOf(wrong)).toBe('tagger-model-damaged');
    expect(codeOf(bytes)).toBe('opened');
  });

  it('is refused when its format is of another version', () => {
    const bytes = encodeModel(model);
    bytes[4] = 99;
    expect(codeOf(bytes)).toBe('tagger-model-version');
    expect(() => decodeModel(bytes)).toThrow(/version 99.*train-tagger/u);
  });
});
