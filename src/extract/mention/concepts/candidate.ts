import type { ConceptMention } from '../mention.ts';

/** A stretch of tokens whose words are the key of at least one name. */
export interface Candidate {
  /** Tokens `[from, to)`. */
  readonly from: number;
  readonly to: number;
  /** First posting of the names under the key. */
  readonly posting: number;
  readonly key: 'strict' | 'loose';
  /** Hash of the key's words in the order of the text. */
  readonly order: number;
  /** Words of the text that the key leaves out, modifiers and the like. */
  readonly skipped: number;
  /** How many of the skipped words are not known to be harmless. */
  readonly strangers: number;
  /** Words that the key is made of. */
  readonly words: number;
  readonly basis?: ConceptMention['basis'];
}
