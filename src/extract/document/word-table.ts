/**
 * Interns the lower-case form of each distinct token, so that later stages compare small integers and can keep
 * what they know of a word in an array beside the table. Shared by many documents; grows with distinct words only.
 */
export class WordTable {
  readonly #indexByForm = new Map<string, number>();
  readonly #forms: string[] = [];

  get size(): number {
    return this.#forms.length;
  }

  /** Index of a token's surface form; `WBC` and `wbc` share one. */
  intern(surface: string): number {
    const known = this.#indexByForm.get(surface);
    if (known !== undefined) return known;
    const form = surface.toLowerCase();
    let index = this.#indexByForm.get(form);
    if (index === undefined) {
      index = this.#forms.length;
      this.#forms.push(form);
      this.#indexByForm.set(form, index);
    }
    if (surface !== form) this.#indexByForm.set(surface, index);
    return index;
  }

  /** The lower-case form of a word. */
  form(index: number): string {
    return this.#forms[index] as string;
  }
}
