/**
 * The arrays in which one sentence after the other is judged, indexed by token minus the sentence's start.
 *
 * Kept between sentences and documents, since allocating them anew would cost more than the judging.
 */
export class SentenceRoom {
  #size = 0;
  cueOf = new Int32Array(0);
  classes = new Uint32Array(0);
  /** Per kind of statement, the cue that reaches a token: its index plus one, 0 for none. */
  deniedBefore = new Int32Array(0);
  deniedAfter = new Int32Array(0);
  doubtedBefore = new Int32Array(0);
  doubtedAfter = new Int32Array(0);
  normal = new Int32Array(0);
  historical = new Int32Array(0);
  planned = new Int32Array(0);
  /** Values of `Person`. */
  people = new Uint8Array(0);

  /** Makes room for a sentence of so many tokens, all of them unmarked. */
  clear(size: number): void {
    if (size > this.#size) {
      this.#size = Math.max(256, size * 2);
      this.cueOf = new Int32Array(this.#size);
      this.classes = new Uint32Array(this.#size);
      this.deniedBefore = new Int32Array(this.#size);
      this.deniedAfter = new Int32Array(this.#size);
      this.doubtedBefore = new Int32Array(this.#size);
      this.doubtedAfter = new Int32Array(this.#size);
      this.normal = new Int32Array(this.#size);
      this.historical = new Int32Array(this.#size);
      this.planned = new Int32Array(this.#size);
      this.people = new Uint8Array(this.#size);
      return;
    }
    for (let i = 0; i < size; i += 1) {
      this.cueOf[i] = 0;
      this.deniedBefore[i] = 0;
      this.deniedAfter[i] = 0;
      this.doubtedBefore[i] = 0;
      this.doubtedAfter[i] = 0;
      this.normal[i] = 0;
      this.historical[i] = 0;
      this.planned[i] = 0;
    }
  }
}
