import type { Tokens } from './tokens.ts';
import { tokenize } from './tokenize.ts';
import { WordTable } from './word-table.ts';

interface Node<T> {
  readonly next: Map<string, Node<T>>;
  meaning?: T;
}

/** A phrase found in a text: tokens `[fromToken, toToken)`. */
export interface PhraseMatch<T> {
  readonly fromToken: number;
  readonly toToken: number;
  readonly meaning: T;
}

/**
 * A list of cue phrases with their meanings, looked up in tokens without regard to case.
 *
 * I have a reviewable list of fixed wordings; give me the longest one at each place. Not for terminologies: those have inflection
 * and tens of thousands of names, and live in the lexicon. Cost: one array read for a token that begins no phrase.
 */
export class PhraseTable<T> {
  readonly #roots = new Map<string, Node<T>>();
  /** The roots by number, from 1; `#numberByWord` has a word's number, -1 where it begins no phrase, 0 where nobody has looked yet. */
  readonly #numbered: Node<T>[] = [];
  readonly #numberByForm = new Map<string, number>();
  readonly #numbersByTable = new WeakMap<WordTable, Int32Array<ArrayBuffer>>();
  #words: WordTable | undefined;
  #numberByWord = new Int32Array(0);

  constructor(entries: Iterable<readonly [phrase: string, meaning: T]>) {
    const words = new WordTable();
    for (const [phrase, meaning] of entries) {
      const tokens = tokenize(phrase, words);
      let level = this.#roots;
      let node: Node<T> | undefined;
      for (let t = 0; t < tokens.count; t += 1) {
        const form = words.form(tokens.word[t]);
        node = level.get(form);
        if (node === undefined) {
          node = { next: new Map() };
          level.set(form, node);
        }
        level = node.next;
      }
      if (node !== undefined) node.meaning = meaning;
    }
    for (const [form, root] of this.#roots) this.#numberByForm.set(form, this.#numbered.push(root));
  }

  /** The longest phrase that begins at token `t` and ends before `toToken`. */
  at(tokens: Tokens, t: number, toToken: number): PhraseMatch<T> | undefined {
    let node: Node<T> | undefined = this.#root(tokens, t);
    let found: PhraseMatch<T> | undefined;
    let end = t;
    while (node) {
      end += 1;
      if (node.meaning !== undefined) found = { fromToken: t, toToken: end, meaning: node.meaning };
      if (end >= toToken || node.next.size === 0) break;
      node = node.next.get(tokens.words.form(tokens.word[end]));
    }
    return found;
  }

  /** Every phrase in tokens `[fromToken, toToken)`, longest first at each place, none overlapping another. */
  scan(tokens: Tokens, fromToken: number, toToken: number): PhraseMatch<T>[] {
    const matches: PhraseMatch<T>[] = [];
    let t = fromToken;
    while (t < toToken) {
      const match = this.at(tokens, t, toToken);
      if (match === undefined) t += 1;
      else {
        matches.push(match);
        t = match.toToken;
      }
    }
    return matches;
  }

  #root({ words, word }: Tokens, t: number): Node<T> | undefined {
    const id = word[t];
    if (this.#words !== words || id >= this.#numberByWord.length) this.#makeRoom(words, id);
    let number = this.#numberByWord[id];
    if (number === 0) {
      number = this.#numberByForm.get(words.form(id)) ?? -1;
      this.#numberByWord[id] = number;
    }
    return number < 0 ? undefined : this.#numbered[number - 1];
  }

  #makeRoom(words: WordTable, id: number): void {
    const known = this.#numbersByTable.get(words);
    if (known !== undefined && id < known.length) this.#numberByWord = known;
    else {
      this.#numberByWord = new Int32Array(Math.max(1024, 2 * id, 2 * words.size));
      if (known !== undefined) this.#numberByWord.set(known);
      this.#numbersByTable.set(words, this.#numberByWord);
    }
    this.#words = words;
  }
}
