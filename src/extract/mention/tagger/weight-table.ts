import { FINGERPRINT_KIND, FINGERPRINT_KIND_BITS } from './fingerprint.ts';
import { COLUMN_COUNT, NO_BEGIN_COLUMN, REGISTER_COLUMN, type TaggerModel } from './model.ts';
import { PACKED_COLUMNS, packRow } from './pack.ts';

/** Finds a feature's weights by its fingerprint. */
export interface WeightTable {
  /** Where the feature's row begins in `packed`, or -1 where the model does not know it. */
  rowAt(fingerprint: number): number;
  /** Where in `pairRows` the two rows of a pair of words stand, by its `pairAfter` fingerprint, or -1 where the model has neither. */
  pairAt(fingerprint: number): number;
  /** Per pair: where in `packed` the row begins that its second word sees, and the row that its first word sees; -1 for none. */
  readonly pairRows: Int32Array;
  /** Rows of label columns, packed two by two. */
  readonly packed: Int32Array;
  /** Where a row of zeros begins in `packed`. */
  readonly emptyRow: number;
  /** The register vote in a row that begins at `row` of `packed`. */
  registerOf(row: number): number;
  /** Whether that row marks a word that begins no name. */
  beginsNoName(row: number): boolean;
}

const FILTER_BITS = 1 << 19;

interface Index {
  add(fingerprint: number): number;
  find(fingerprint: number): number;
}

/** Open addressing from fingerprints to 0, 1, 2 …; a look-up of an unknown one costs a read of a filter that fits the processor's cache. */
function createIndex(most: number): Index {
  let capacity = 16;
  while (capacity < 2 * most) capacity *= 2;
  const mask = capacity - 1;
  const known = new Uint8Array(FILTER_BITS / 8);
  // Key and value side by side, so that a look-up reads one place in memory; key 0 marks an empty slot.
  const slots = new Int32Array(2 * capacity);
  let count = 0;
  const slotOf = (key: number): number => {
    let slot = (key >>> 2) & mask;
    while (slots[2 * slot] !== 0 && slots[2 * slot] !== key) slot = (slot + 1) & mask;
    return 2 * slot;
  };
  return {
    add(fingerprint) {
      const key = fingerprint | 0;
      known[(fingerprint >>> 16) & (FILTER_BITS / 8 - 1)] |= 1 << ((fingerprint >>> 13) & 7);
      const slot = slotOf(key);
      if (slots[slot] === key) return slots[slot + 1];
      slots[slot] = key;
      slots[slot + 1] = count;
      count += 1;
      return count - 1;
    },
    find(fingerprint) {
      if (((known[(fingerprint >>> 16) & (FILTER_BITS / 8 - 1)] >>> ((fingerprint >>> 13) & 7)) & 1) === 0)
        return -1;
      const slot = slotOf(fingerprint | 0);
      return slots[slot] === 0 ? -1 : slots[slot + 1];
    },
  };
}

/** Indexes a model's rows; some milliseconds, once per model. */
export function createWeightTable({ fingerprints, weights }: TaggerModel): WeightTable {
  const rows = fingerprints.length;
  const packed = new Int32Array((rows + 1) * PACKED_COLUMNS);
  let pairs = 0;
  for (const fingerprint of fingerprints)
    if ((fingerprint & FINGERPRINT_KIND_BITS) !== FINGERPRINT_KIND.other) pairs += 1;
  const others = createIndex(rows - pairs);
  const pairIndex = createIndex(pairs);
  const rowByOther = new Int32Array(rows - pairs);
  const pairRows = new Int32Array(2 * pairs).fill(-1);
  for (let i = 0; i < rows; i += 1) {
    const fingerprint = fingerprints[i];
    const kind = fingerprint & FINGERPRINT_KIND_BITS;
    packRow(weights, i * COLUMN_COUNT, packed, i * PACKED_COLUMNS);
    if (kind === FINGERPRINT_KIND.other) rowByOther[others.add(fingerprint)] = i * PACKED_COLUMNS;
    else {
      const pair = pairIndex.add(fingerprint | FINGERPRINT_KIND.pairAfter);
      pairRows[2 * pair + (kind === FINGERPRINT_KIND.pairAfter ? 1 : 0)] = i * PACKED_COLUMNS;
    }
  }
  return {
    packed,
    emptyRow: rows * PACKED_COLUMNS,
    pairRows,
    rowAt(fingerprint) {
      const found = others.find(fingerprint);
      return found < 0 ? -1 : rowByOther[found];
    },
    pairAt(fingerprint) {
      const found = pairIndex.find(fingerprint);
      return found < 0 ? -1 : 2 * found;
    },
    registerOf: (row) => weights[(row / PACKED_COLUMNS) * COLUMN_COUNT + REGISTER_COLUMN],
    beginsNoName: (row) => weights[(row / PACKED_COLUMNS) * COLUMN_COUNT + NO_BEGIN_COLUMN] !== 0,
  };
}
