import { COLUMN_COUNT, type TaggerModel } from './model.ts';

/** Finds a feature's weights by its fingerprint. */
export interface WeightTable {
  /** Where the feature's row begins in `weights`, or -1 where the model does not know it. */
  rowAt(fingerprint: number): number;
  readonly weights: Int8Array;
}

const FILTER_BITS = 1 << 20;

/** Builds an open-addressing table over a model's fingerprints; a look-up costs one or two memory reads. */
export function createWeightTable(model: TaggerModel): WeightTable {
  const { fingerprints, weights } = model;
  let capacity = 16;
  while (capacity < 2 * fingerprints.length) capacity *= 2;
  const mask = capacity - 1;
  // One bit per hashed fingerprint, small enough to stay in the processor's cache: most features asked for are unknown.
  const known = new Uint8Array(FILTER_BITS / 8);
  for (const fingerprint of fingerprints)
    known[(fingerprint >>> 3) & (FILTER_BITS / 8 - 1)] |= 1 << (fingerprint & 7);
  // Key and row side by side, so that a look-up reads one place in memory; key 0 marks an empty slot.
  const slots = new Int32Array(2 * capacity);
  fingerprints.forEach((fingerprint, row) => {
    let slot = fingerprint & mask;
    while (slots[2 * slot] !== 0) slot = (slot + 1) & mask;
    slots[2 * slot] = fingerprint | 0;
    slots[2 * slot + 1] = row * COLUMN_COUNT;
  });
  return {
    weights,
    rowAt(fingerprint) {
      if (((known[(fingerprint >>> 3) & (FILTER_BITS / 8 - 1)] >>> (fingerprint & 7)) & 1) === 0) return -1;
      const key = fingerprint | 0;
      let slot = key & mask;
      for (;;) {
        const found = slots[2 * slot];
        if (found === key) return slots[2 * slot + 1];
        if (found === 0) return -1;
        slot = (slot + 1) & mask;
      }
    },
  };
}
