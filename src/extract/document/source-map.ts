/** Where stretches of a text came from: pairs of offsets, ascending, each stretch running one to one until the next. */
export class SourceMap {
  readonly #textOffsets: number[] = [];
  readonly #sourceOffsets: number[] = [];

  /** Says that from `textOffset` on, the text continues from `sourceOffset`; does nothing where it does so already. */
  add(textOffset: number, sourceOffset: number): void {
    const last = this.#textOffsets.length - 1;
    if (last >= 0) {
      const known = this.#textOffsets[last];
      const source = this.#sourceOffsets[last];
      if (sourceOffset - source === textOffset - known) return;
      if (known === textOffset) {
        this.#sourceOffsets[last] = Math.max(source, sourceOffset);
        return;
      }
    }
    this.#textOffsets.push(textOffset);
    this.#sourceOffsets.push(sourceOffset);
  }

  /** A function from text offset to source offset; never descending. Cost: logarithmic in the number of stretches. */
  toFunction(sourceLength: number): (offsetUtf16: number) => number {
    const texts = Int32Array.from(this.#textOffsets);
    const sources = Int32Array.from(this.#sourceOffsets);
    return (offsetUtf16) => {
      let low = 0;
      let high = texts.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (texts[middle] <= offsetUtf16) low = middle + 1;
        else high = middle;
      }
      if (low === 0) return sources[0] ?? 0;
      const at = sources[low - 1] + offsetUtf16 - texts[low - 1];
      return Math.min(at, low < sources.length ? sources[low] : sourceLength);
    };
  }
}
