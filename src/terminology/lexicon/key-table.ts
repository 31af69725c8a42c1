/** An open-addressing hash table from 64-bit keys to small integers, in three typed arrays. An all-zero key is not stored. */
export interface KeyTable {
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly value: Int32Array;
}

/** Where the key is, or -1. Cost: about one memory access. */
export function findKey(table: KeyTable, low: number, high: number): number {
  const mask = table.low.length - 1;
  let slot = (low ^ (high >>> 7)) & mask;
  for (;;) {
    const l = table.low[slot];
    const h = table.high[slot];
    if (l === low && h === high) return slot;
    if (l === 0 && h === 0) return -1;
    slot = (slot + 1) & mask;
  }
}

/** An empty table that stays under half full with `count` keys. */
export function createKeyTable(count: number): KeyTable {
  let size = 16;
  while (size < count * 2) size *= 2;
  return { low: new Int32Array(size), high: new Int32Array(size), value: new Int32Array(size) };
}

/** The key's slot, taken now if it was not there. The table must not be full. */
export function claimKey(table: KeyTable, low: number, high: number): { slot: number; isNew: boolean } {
  const mask = table.low.length - 1;
  let slot = (low ^ (high >>> 7)) & mask;
  for (;;) {
    const l = table.low[slot];
    const h = table.high[slot];
    if (l === low && h === high) return { slot, isNew: false };
    if (l === 0 && h === 0) {
      table.low[slot] = low;
      table.high[slot] = high;
      return { slot, isNew: true };
    }
    slot = (slot + 1) & mask;
  }
}
