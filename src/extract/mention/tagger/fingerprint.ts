/**
 * Folds a number into a 32-bit fingerprint (the mixing step of MurmurHash3, public domain, Appleby 2011).
 * The model keeps fingerprints of features, never their words.
 */
export function fold(fingerprint: number, part: number): number {
  let k = Math.imul(part, 0xcc9e2d51);
  k = (k << 15) | (k >>> 17);
  let h = fingerprint ^ Math.imul(k, 0x1b873593);
  h = (h << 13) | (h >>> 19);
  return (Math.imul(h, 5) + 0xe6546b64) | 0;
}

/** The two lowest bits of a sealed fingerprint say what it is of: a pair of words, as seen by its second or its first, or all else. */
export const FINGERPRINT_KIND = { other: 0, pairBefore: 2, pairAfter: 3 } as const;
export const FINGERPRINT_KIND_BITS = 3;

/** Ends a fingerprint, so that each of its upper 30 bits depends on each part; an unsigned 32-bit number. */
export function seal(fingerprint: number, kind: number = FINGERPRINT_KIND.other): number {
  let h = fingerprint ^ (fingerprint >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (((h ^ (h >>> 16)) & ~FINGERPRINT_KIND_BITS) | kind) >>> 0;
}

/** Folds the characters `[from, to)` of a text into a fingerprint. */
export function foldText(fingerprint: number, text: string, from: number, to: number): number {
  let h = fingerprint;
  for (let i = from; i < to; i += 1) h = fold(h, text.charCodeAt(i));
  return h;
}
