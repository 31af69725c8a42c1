const WORDS_A_SHINGLE = 8;

/** Every run of eight words of a text, in lower case without punctuation. */
export function shinglesOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const shingles = new Set<string>();
  for (let start = 0; start + WORDS_A_SHINGLE <= words.length; start += 1) {
    shingles.add(words.slice(start, start + WORDS_A_SHINGLE).join(' '));
  }
  return shingles;
}

/** Shingles that two texts share, out of those of the shorter one. */
export function sharedShingles(
  a: ReadonlySet<string>,
  b: ReadonlySet<string>,
): { readonly shared: number; readonly of: number } {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared += 1;
  return { shared, of: small.size };
}
