import type { WordTable } from '../../document/index.ts';
import { PACKED_COLUMNS } from './pack.ts';
import { hintWordFeature, registerFeature } from './token-features.ts';
import type { WeightTable } from './weight-table.ts';
import { WINDOW, wordFeatures } from './word-features.ts';

/** Numbers kept per word: one packed row of sums per offset. */
const BLOCK = (2 * WINDOW + 1) * PACKED_COLUMNS;
/** The slot that stands for "beyond the sentence": all its sums are 0. */
export const NO_WORD = 0;

/** What a word's own features add to the scores of the tokens around it, summed once per word. */
export interface WordWeights {
  /** `[word slot][offset + WINDOW][packed column]`; the arrays are replaced when they grow, so read them again after each `slot`. */
  readonly sums: Int32Array;
  readonly fingerprints: Int32Array;
  readonly registers: Int16Array;
  /** 1 where the model saw the word often, and practically never as the first of a name. */
  readonly beginsNoName: Uint8Array;
  /** How many words have a slot. */
  readonly count: number;
  /** Where the row of a word with a hint begins in the table's `packed`, or -1; what a word last met with is kept. */
  hintRow(slot: number, hint: number): number;
  /** The slot of a word, and its sums made where they were missing. */
  slot(word: number): number;
}

/** Keeps the sums for the words of one table. */
export function createWordWeights(table: WeightTable, words: WordTable): WordWeights {
  let slotByWord = new Int32Array(4096);
  let sums = new Int32Array(4096 * BLOCK);
  let fingerprints = new Int32Array(4096);
  let registers = new Int16Array(4096);
  let beginsNoName = new Uint8Array(4096);
  let plainRows = new Int32Array(4096);
  let lastHints = new Uint8Array(4096);
  let lastRows = new Int32Array(4096);
  let count = 1;
  const { packed } = table;

  const addRow = (row: number, at: number): void => {
    if (row < 0) return;
    for (let c = 0; c < PACKED_COLUMNS; c += 1) sums[at + c] += packed[row + c];
  };
  const make = (word: number): number => {
    const slot = count;
    count += 1;
    if (slot === registers.length) {
      sums = grown(sums, new Int32Array(2 * sums.length));
      fingerprints = grown(fingerprints, new Int32Array(2 * slot));
      registers = grown(registers, new Int16Array(2 * slot));
      beginsNoName = grown(beginsNoName, new Uint8Array(2 * slot));
      plainRows = grown(plainRows, new Int32Array(2 * slot));
      lastHints = grown(lastHints, new Uint8Array(2 * slot));
      lastRows = grown(lastRows, new Int32Array(2 * slot));
    }
    const features = wordFeatures(words.form(word));
    for (let offset = -WINDOW; offset <= WINDOW; offset += 1) {
      const at = sumsAt(slot, offset);
      for (const feature of features.at(offset)) addRow(table.rowAt(feature), at);
    }
    const { fingerprint } = features;
    fingerprints[slot] = fingerprint;
    plainRows[slot] = table.rowAt(hintWordFeature(0, fingerprint));
    addRow(plainRows[slot], sumsAt(slot, 0));
    const row = table.rowAt(registerFeature(fingerprint));
    registers[slot] = row < 0 ? 0 : table.registerOf(row);
    beginsNoName[slot] = row >= 0 && table.beginsNoName(row) ? 1 : 0;
    slotByWord[word] = slot;
    return slot;
  };

  return {
    get sums() {
      return sums;
    },
    get fingerprints() {
      return fingerprints;
    },
    get registers() {
      return registers;
    },
    get beginsNoName() {
      return beginsNoName;
    },
    get count() {
      return count;
    },
    hintRow(slot, hint) {
      if (hint === 0) return plainRows[slot];
      if (lastHints[slot] !== hint) {
        lastHints[slot] = hint;
        lastRows[slot] = table.rowAt(hintWordFeature(hint, fingerprints[slot]));
      }
      return lastRows[slot];
    },
    slot(word) {
      if (word >= slotByWord.length) slotByWord = grown(slotByWord, new Int32Array(2 * word + 2));
      const slot = slotByWord[word];
      return slot > 0 ? slot : make(word);
    },
  };
}

/** Where `sums` has what the word in a slot adds to the token that sees it `offset` places away. */
export const sumsAt = (slot: number, offset: number): number =>
  slot * BLOCK + (offset + WINDOW) * PACKED_COLUMNS;

function grown<T extends { set(source: T): void }>(from: T, to: T): T {
  to.set(from);
  return to;
}
