/** The first of some stretches, which stand in the order of the text, that begins at a token or later. */
export function firstFrom(stretches: readonly { readonly from: number }[], from: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (stretches[middle].from < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
