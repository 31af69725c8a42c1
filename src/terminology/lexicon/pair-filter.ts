/** A Bloom filter of the pairs of words that occur together in some name: says "never" for sure, "perhaps" otherwise. */
export function pairBit(lowA: number, lowB: number, mask: number): number {
  const mixed = Math.imul(lowA ^ lowB, 0x9e3779b1) ^ Math.imul(lowA + lowB, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & mask;
}

export function hasPair(bits: Int32Array, lowA: number, lowB: number): boolean {
  const bit = pairBit(lowA, lowB, bits.length * 32 - 1);
  return (bits[bit >>> 5] & (1 << (bit & 31))) !== 0;
}

export function addPair(bits: Int32Array, lowA: number, lowB: number): void {
  const bit = pairBit(lowA, lowB, bits.length * 32 - 1);
  bits[bit >>> 5] = bits[bit >>> 5] | (1 << (bit & 31));
}
