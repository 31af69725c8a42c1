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
  readonly #rootsByTable = new WeakMap<WordTable, (Node<T> | null)[]>();

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
  }

  /** The longest phrase that begins at token `t` and ends before `toToken`. */
  at(tokens: Tokens, t: number, toToken: number): PhraseMatch<T> | undefined {
    let node: Node<T> | null | undefined = this.#root(tokens, t);
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

  #root(tokens: Tokens, t: number): Node<T> | null {
    let roots = this.#rootsByTable.get(tokens.words);
    if (roots === undefined) {
      roots = [];
      this.#rootsByTable.set(tokens.words, roots);
    }
    const word = tokens.word[t];
    let root = roots[word];
    if (root === undefined) {
      root = this.#roots.get(tokens.words.form(word)) ?? null;
      roots[word] = root;
    }
    return root;
  }
}
