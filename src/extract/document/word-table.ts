const FOLDED = /[\u00AD\u00B2\u00B3\u00B5\u00B9\u2070-\u208E\uFB00-\uFB06]/;
const SOFT_HYPHEN = /\u00AD/g;
const HASH_SEED = 0x811c9dc5;
const HASH_PRIME = 0x01000193;

/** Lower case; ligatures, superscripts and the micro sign as plain letters and digits (`ﬁbrosis`, `m²`, `µg`); no soft hyphens. */
function foldWord(surface: string): string {
  const lower = surface.toLowerCase();
  return FOLDED.test(lower) ? lower.replace(SOFT_HYPHEN, '').normalize('NFKC') || lower : lower;
}

/**
 * Interns the lower-case form of each distinct token, so that later stages compare small integers and can keep
 * what they know of a word in an array beside the table. Shared by many documents; grows with distinct words only:
 * a long-lived reader starts afresh with `fresh()` between documents, and side tables hang on the table's identity.
 */
export class WordTable {
  /** Distinct words at which a long-lived reader should start afresh: some 60 MB. */
  static readonly SIZE_TO_RENEW = 500_000;

  readonly #forms: string[] = [];
  /** Open addressing: a slot holds the index of a form plus one, or zero. */
  #slots = new Int32Array(1 << 12);
  #hashes = new Int32Array(1 << 11);
  readonly #indexByOtherSurface = new Map<string, number>();

  get size(): number {
    return this.#forms.length;
  }

  /** This table, or an empty one where this has grown beyond `sizeToRenew`; never called while a document is being read. */
  fresh(sizeToRenew: number = WordTable.SIZE_TO_RENEW): WordTable {
    return this.#forms.length + this.#indexByOtherSurface.size > sizeToRenew ? new WordTable() : this;
  }

  /** Index of a token's surface form; `WBC` and `wbc` share one. */
  intern(surface: string): number {
    return this.internRange(surface, 0, surface.length);
  }

  /** Index of the token `text.slice(start, end)`, without making that string where the word is known. */
  internRange(text: string, start: number, end: number): number {
    let hash = HASH_SEED;
    for (let i = start; i < end; i += 1) {
      let unit = text.charCodeAt(i);
      if (unit > 127) return this.#internOther(text.slice(start, end));
      if (unit >= 65 && unit <= 90) unit |= 32;
      hash = Math.imul(hash ^ unit, HASH_PRIME);
    }
    const mask = this.#slots.length - 1;
    const length = end - start;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const index = this.#slots[slot] - 1;
      if (index < 0) return this.#add(text.slice(start, end).toLowerCase(), hash, slot);
      if (this.#hashes[index] === hash) {
        const form = this.#forms[index];
        if (form.length === length && matchesAscii(form, text, start)) return index;
      }
      slot = (slot + 1) & mask;
    }
  }

  /** The lower-case form of a word. */
  form(index: number): string {
    return this.#forms[index];
  }

  #internOther(surface: string): number {
    const known = this.#indexByOtherSurface.get(surface);
    if (known !== undefined) return known;
    const form = foldWord(surface);
    const index = this.#internForm(form);
    this.#indexByOtherSurface.set(surface, index);
    return index;
  }

  #internForm(form: string): number {
    let hash = HASH_SEED;
    for (let i = 0; i < form.length; i += 1) hash = Math.imul(hash ^ form.charCodeAt(i), HASH_PRIME);
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const index = this.#slots[slot] - 1;
      if (index < 0) return this.#add(form, hash, slot);
      if (this.#hashes[index] === hash && this.#forms[index] === form) return index;
      slot = (slot + 1) & mask;
    }
  }

  #add(form: string, hash: number, slot: number): number {
    const index = this.#forms.length;
    // Copied: a slice would keep the whole report it was cut from in memory.
    this.#forms.push(` ${form}`.slice(1));
    this.#slots[slot] = index + 1;
    this.#hashes[index] = hash;
    if (this.#forms.length === this.#hashes.length) this.#grow();
    return index;
  }

  #grow(): void {
    const hashes = new Int32Array(this.#hashes.length * 2);
    hashes.set(this.#hashes);
    this.#hashes = hashes;
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let index = 0; index < this.#forms.length; index += 1) {
      const hash = hashes[index];
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = index + 1;
    }
    this.#slots = slots;
  }
}

function matchesAscii(form: string, text: string, start: number): boolean {
  for (let i = 0; i < form.length; i += 1) {
    let unit = text.charCodeAt(start + i);
    if (unit >= 65 && unit <= 90) unit |= 32;
    if (unit !== form.charCodeAt(i)) return false;
  }
  return true;
}
