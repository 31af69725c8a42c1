import { COLUMN_COUNT, type TaggerModel } from './model.ts';

/** Finds a feature's weights by its fingerprint. */
export interface WeightTable {
  /** Where the feature's row begins in `weights`, or -1 where the model does not know it. */
  rowAt(fingerprint: number): number;
  readonly weights: Int8Array;
}

/** Builds an open-addressing table over a model's fingerprints; a look-up costs one or two memory reads. */
export function createWeightTable(model: TaggerModel): WeightTable {
  const { fingerprints, weights } = model;
  let capacity = 16;
  while (capacity < 2 * fingerprints.length) capacity *= 2;
  const mask = capacity - 1;
  const keys = new Int32Array(capacity);
  const rows = new Int32Array(capacity).fill(-1);
  fingerprints.forEach((fingerprint, row) => {
    let slot = fingerprint & mask;
    while (rows[slot] !== -1) slot = (slot + 1) & mask;
    keys[slot] = fingerprint | 0;
    rows[slot] = row * COLUMN_COUNT;
  });
  return {
    weights,
    rowAt(fingerprint) {
      const key = fingerprint | 0;
      let slot = key & mask;
      for (;;) {
        const row = rows[slot];
        if (row === -1 || keys[slot] === key) return row;
        slot = (slot + 1) & mask;
      }
    },
  };
}
