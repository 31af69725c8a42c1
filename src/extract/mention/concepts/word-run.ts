import type { Tokens } from '../../document/index.ts';

/** A stretch of words to look for names in: the text's own, or one rewritten from it (a list item taken out, two halves joined). */
export interface WordRun {
  /** Word ids. */
  readonly word: ArrayLike<number>;
  /** Where each word begins and ends in the text, as tokens `[from, to)`; absent where word `i` is token `i`. */
  readonly from?: readonly number[];
  readonly to?: readonly number[];
}

/** A run that is written word by word; reused from one stretch to the next, so that lists cost no memory. */
export class RewrittenRun implements WordRun {
  readonly word: number[] = [];
  readonly from: number[] = [];
  readonly to: number[] = [];

  clear(): void {
    this.word.length = 0;
    this.from.length = 0;
    this.to.length = 0;
  }

  add(word: number, from: number, to: number): void {
    this.word.push(word);
    this.from.push(from);
    this.to.push(to);
  }

  addTokens(tokens: Tokens, from: number, to: number): void {
    for (let token = from; token < to; token += 1) this.add(tokens.word[token], token, token + 1);
  }
}
