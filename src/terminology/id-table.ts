import type { StringTable } from './string-table.ts';

const EMPTY = -1;

/** Hash table over the strings of a string table, as one typed array: a lookup decodes nothing. */
export function idSlots({ offsets, bytes }: StringTable): Int32Array {
  const count = offsets.length - 1;
  const slots = new Int32Array(slotCount(count)).fill(EMPTY);
  for (let key = 0; key < count; key += 1) {
    let slot = hashOfBytes(bytes, offsets[key] ?? 0, offsets[key + 1] ?? 0) & (slots.length - 1);
    while (slots[slot] !== EMPTY) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = key;
  }
  return slots;
}

/** Finds the position of an id in the string table that the slots were made from; ids are ASCII, others are not found. */
export function idFinder(
  { offsets, bytes }: StringTable,
  slots: Int32Array,
): (id: string) => number | undefined {
  return (id) => {
    let slot = hashOfText(id) & (slots.length - 1);
    for (let key = slots[slot] ?? EMPTY; key !== EMPTY; key = slots[slot] ?? EMPTY) {
      if (equals(id, bytes, offsets[key] ?? 0, offsets[key + 1] ?? 0)) return key;
      slot = (slot + 1) & (slots.length - 1);
    }
    return undefined;
  };
}

/** A power of two at most half full, so that a search ends soon. */
function slotCount(keys: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(8, keys * 2)));
}

/** FNV-1a, 32 bits. */
function hashOfBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ (bytes[i] ?? 0), 0x01000193);
  return hash >>> 0;
}

function hashOfText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

function equals(text: string, bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start !== text.length) return false;
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) !== bytes[start + i]) return false;
  return true;
}
