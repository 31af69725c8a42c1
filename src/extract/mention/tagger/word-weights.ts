import type { WordTable } from '../../document/index.ts';
import { REGISTER_COLUMN } from './model.ts';
import { hintWordFeature, registerFeature } from './token-features.ts';
import type { WeightTable } from './weight-table.ts';
import { WINDOW, wordFeatures } from './word-features.ts';

/** Numbers kept per word: one sum per offset and label column. */
const BLOCK = (2 * WINDOW + 1) * REGISTER_COLUMN;
/** What a word's own features add to the scores of the tokens around it, summed once per word. */
export interface WordWeights {
  /** `[word slot][offset + WINDOW][column]`; replaced when it grows, so read it again after each `slot`. */
  readonly sums: Int16Array;
  /** How many words have a slot. */
  readonly count: number;
  /** The slot of a word, and its sums made where they were missing. */
  slot(word: number): number;
  fingerprint(slot: number): number;
  register(slot: number): number;
}

/** Keeps the sums for the words of one table. */
export function createWordWeights(table: WeightTable, words: WordTable): WordWeights {
  let slotByWord = new Int32Array(1024).fill(-1);
  let sums = new Int16Array(1024 * BLOCK);
  let fingerprints = new Int32Array(1024);
  let registers = new Int16Array(1024);
  let count = 0;

  const make = (word: number): number => {
    const slot = count;
    count += 1;
    if (slot === registers.length) {
      sums = grown(sums, new Int16Array(2 * sums.length));
      fingerprints = grown(fingerprints, new Int32Array(2 * slot));
      registers = grown(registers, new Int16Array(2 * slot));
    }
    const form = words.form(word);
    let at = slot * BLOCK;
    sums.fill(0, at, at + BLOCK);
    for (let offset = -WINDOW; offset <= WINDOW; offset += 1) {
      for (const feature of wordFeatures(form, offset)) {
        const row = table.rowAt(feature);
        if (row < 0) continue;
        for (let c = 0; c < REGISTER_COLUMN; c += 1) sums[at + c] += table.weights[row + c];
      }
      at += REGISTER_COLUMN;
    }
    const own = wordFeatures(form, 0)[0];
    fingerprints[slot] = own;
    const unhinted = table.rowAt(hintWordFeature(0, own));
    if (unhinted >= 0)
      for (let c = 0; c < REGISTER_COLUMN; c += 1) sums[sumsAt(slot, 0) + c] += table.weights[unhinted + c];
    const row = table.rowAt(registerFeature(own));
    registers[slot] = row < 0 ? 0 : table.weights[row + REGISTER_COLUMN];
    slotByWord[word] = slot;
    return slot;
  };

  return {
    get sums() {
      return sums;
    },
    get count() {
      return count;
    },
    slot(word) {
      if (word >= slotByWord.length) slotByWord = grown(slotByWord, new Int32Array(2 * word + 2).fill(-1));
      const slot = slotByWord[word];
      return slot >= 0 ? slot : make(word);
    },
    fingerprint: (slot) => fingerprints[slot],
    register: (slot) => registers[slot],
  };
}

/** Where `sums` has what the word in a slot adds to the token that sees it `offset` places away. */
export const sumsAt = (slot: number, offset: number): number =>
  slot * BLOCK + (offset + WINDOW) * REGISTER_COLUMN;

function grown<T extends { set(source: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}
