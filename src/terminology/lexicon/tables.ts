import type { ConceptKind } from '../concept.ts';
import type { SpellingTables } from './misspelling.ts';

/** Kinds in the order of their codes in `nameKind`. */
export const KIND_BY_CODE: readonly ConceptKind[] = [
  'finding',
  'condition',
  'drug',
  'drug-class',
  'anatomy',
  'procedure',
  'measurement',
  'investigation',
  'qualifier',
];

/** What is known of a name, as bits of `nameFlags`. */
export const NameFlag = {
  label: 1,
  /** Matches text in capitals only. */
  acronym: 2,
  narrow: 4,
  broad: 8,
  related: 16,
  /** From `phrases.tsv`, not from the terminology. */
  phrase: 32,
  /** Its words must stand in the name's order, next to each other (drugs). */
  rigid: 64,
  /** Its loose key leaves out words (noise). */
  shortened: 128,
} as const;

/** Both bits: made from a name by the grammar of labels, so that every name that someone wrote comes before it. */
export const GENERATED = NameFlag.phrase | NameFlag.related;

/**
 * A compiled lexicon as flat arrays and strings, ready for a cache file.
 *
 * `key*`: hash table from keys to the first entry of `postings`; `postings[i]` is a name, its last one complemented (`~name`).
 * `word*`: hash table of the strict and loose words of all names. `pairs`: Bloom bits of loose words sharing a name.
 */
export interface LexiconTables extends SpellingTables {
  readonly keyLow: Int32Array;
  readonly keyHigh: Int32Array;
  readonly keyPosting: Int32Array;
  readonly postings: Int32Array;
  readonly wordLow: Int32Array;
  readonly wordHigh: Int32Array;
  readonly wordValue: Int32Array;
  readonly pairs: Int32Array;
  /** Concept of each name. */
  readonly nameConcept: Int32Array;
  readonly nameFlags: Uint8Array;
  readonly nameKind: Uint8Array;
  /** Preference of the terminology that gave the name, 0 first. */
  readonly nameRank: Uint8Array;
  /** Hash of the strict words in order, to tell an exact match from a reordered one. */
  readonly nameOrder: Int32Array;
  /** The same for the loose words. */
  readonly nameLooseOrder: Int32Array;
  readonly nameWords: Uint8Array;
  readonly derivations: string;
  readonly wordRoles: string;
}
