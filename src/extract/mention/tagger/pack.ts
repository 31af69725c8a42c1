import { REGISTER_COLUMN } from './model.ts';

/**
 * Label columns are kept two to a 32-bit number, so that one addition adds two of them: `low + 65536 × high`, both signed.
 *
 * Sums stay right as long as each column's sum lies within ±32,767; a token's some 100 weights of at most 127 cannot leave that.
 */
export const PACKED_COLUMNS = Math.ceil(REGISTER_COLUMN / 2);

/** Packs the label columns of one row of weights into `packed` from `at` on. */
export function packRow(weights: Int8Array, from: number, packed: Int32Array, at: number): void {
  for (let c = 0; c < REGISTER_COLUMN; c += 1)
    packed[at + (c >> 1)] += (c & 1) === 0 ? weights[from + c] : weights[from + c] << 16;
}

/** A packed sum as two 16-bit numbers side by side, low one first in memory (every platform of Node is little-endian). */
export const unpacked = (packed: number): number => (packed + 0x8000) ^ 0x8000;
