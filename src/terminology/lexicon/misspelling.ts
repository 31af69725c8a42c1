import { editDistance } from '../edit-distance.ts';
import { hashWord } from './hash-word.ts';
import { claimKey, createKeyTable, findKey, type KeyTable } from './key-table.ts';

/** Shortest word that may be a misspelling, and shortest for which two edits are forgiven. */
const SHORTEST = 6;
const SHORTEST_FOR_TWO = 9;
const PLAIN = /^[a-z]+$/;

/**
 * The words that a misspelling may have been meant for, found by deletions: a word and a misspelling of it share a form
 * with one letter left out of each. `chain` links words of one key; entries count from 1.
 */
export interface SpellingTables {
  readonly spellingLow: Int32Array;
  readonly spellingHigh: Int32Array;
  readonly spellingFirst: Int32Array;
  readonly spellingEntry: Int32Array;
  readonly spellingChain: Int32Array;
  /** The words, separated by spaces. */
  readonly spellingWords: string;
  readonly commonLow: Int32Array;
  readonly commonHigh: Int32Array;
}

/** Compiles the words that may be misspelt and the English words that never are. */
export function compileSpelling(words: ReadonlySet<string>, commonWords: Iterable<string>): SpellingTables {
  const kept = [...words].filter((word) => word.length >= SHORTEST && PLAIN.test(word)).sort();
  const count = kept.reduce((sum, word) => sum + 2 * word.length, 0);
  const keys = createKeyTable(count);
  const entry = new Int32Array(count + 1);
  const chain = new Int32Array(count + 1);
  let next = 1;
  for (const [index, word] of kept.entries()) {
    for (const form of withDeletions(word)) {
      const { low, high } = hashWord(form);
      const { slot } = claimKey(keys, low, high);
      entry[next] = index;
      chain[next] = keys.value[slot];
      keys.value[slot] = next;
      next += 1;
    }
  }
  const list = [...commonWords];
  const common = createKeyTable(list.length);
  for (const word of list) {
    const { low, high } = hashWord(word);
    claimKey(common, low, high);
  }
  return {
    spellingLow: keys.low,
    spellingHigh: keys.high,
    spellingFirst: keys.value,
    spellingEntry: entry,
    spellingChain: chain,
    spellingWords: kept.join(' '),
    commonLow: common.low,
    commonHigh: common.high,
  };
}

/** Says which word a lower-case word is a misspelling of; undefined when it is English, too short, or like none. */
export type Speller = (word: string) => string | undefined;

/** Opens the tables; the list of words is split at the first question. */
export function openSpelling(tables: SpellingTables): Speller {
  const keys: KeyTable = {
    low: tables.spellingLow,
    high: tables.spellingHigh,
    value: tables.spellingFirst,
  };
  const common: KeyTable = { low: tables.commonLow, high: tables.commonHigh, value: tables.commonLow };
  let words: readonly string[] | undefined;
  const isCommon = (word: string): boolean => {
    const { low, high } = hashWord(word);
    return findKey(common, low, high) >= 0;
  };
  return (word) => {
    if (word.length < SHORTEST || !PLAIN.test(word) || isCommon(word)) return undefined;
    const most = word.length >= SHORTEST_FOR_TWO ? 2 : 1;
    let best: string | undefined;
    let fewest = most + 1;
    for (const form of withDeletions(word)) {
      const { low, high } = hashWord(form);
      const slot = findKey(keys, low, high);
      let at = slot < 0 ? 0 : keys.value[slot];
      for (; at !== 0; at = tables.spellingChain[at]) {
        words ??= tables.spellingWords.split(' ');
        const known = words[tables.spellingEntry[at]] ?? '';
        if (known === best || known[0] !== word[0] || isPlural(word, known)) continue;
        const edits = editDistance(word, known, Math.min(most, fewest));
        if (edits === undefined) continue;
        // Two words equally near: it cannot be said which was meant ("mycrocephaly").
        best = edits < fewest ? known : undefined;
        fewest = edits;
      }
    }
    return best;
  };
}

/**
 * The word, and the word without each of its letters but the first; a long word also without each pair of neighbours,
 * since a syllable is what people drop: "bisphosphate" for "bisphosphonate".
 */
function withDeletions(word: string): Set<string> {
  const forms = new Set([word]);
  for (let at = 1; at < word.length; at += 1) forms.add(word.slice(0, at) + word.slice(at + 1));
  if (word.length >= SHORTEST_FOR_TWO)
    for (let at = 1; at + 1 < word.length; at += 1) forms.add(word.slice(0, at) + word.slice(at + 2));
  return forms;
}

const isPlural = (word: string, known: string): boolean => word === `${known}s` || known === `${word}s`;
