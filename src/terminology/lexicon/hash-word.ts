/** Two independent 32-bit hashes of a word, so that sums of them name a bag of words without storing it. */
export interface WordHash {
  readonly low: number;
  readonly high: number;
}

/** Hashes a stem (FNV-1a under two seeds, finished with Murmur3's mixer, so that sums of hashes do not collide in practice). */
export function hashWord(word: string): WordHash {
  let low = 0x811c9dc5;
  let high = 0x2f0b4c47;
  for (let i = 0; i < word.length; i += 1) {
    const c = word.charCodeAt(i);
    low = Math.imul(low ^ c, 0x01000193);
    high = Math.imul(high ^ c, 0x5bd1e995);
  }
  return { low: mix(low), high: mix(high) };
}

function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 0;
}
