import type { ConceptIndex, ConceptKind } from '../concept.ts';
import { findKey, type KeyTable } from './key-table.ts';
import { createLanguage } from './language.ts';
import { openSpelling } from './misspelling.ts';
import { hasPair } from './pair-filter.ts';
import { KIND_BY_CODE, type LexiconTables } from './tables.ts';
import { codeWord, type WordCode } from './word-code.ts';
import { WordRole } from './word-role.ts';

/** The names of all concepts, open for matching. Its tables are typed arrays, so that a cache opens without parsing. */
export interface Lexicon {
  readonly nameCount: number;
  /** The numbers of a lower-case word; costs a few microseconds, so ask once per distinct word. */
  code(word: string): WordCode;
  /** The word that an unknown lower-case word is a misspelling of; costs tens of microseconds, so ask once per distinct word. */
  intended(word: string): string | undefined;
  /** Whether two words (by `pairLow`) may share a name: false is certain. */
  mayPair(pairLowA: number, pairLowB: number): boolean;
  /** First posting of the names whose words sum to this key, or -1. */
  findNames(low: number, high: number): number;
  /** Name at a posting; `~name` when it is the last of its key. */
  posting(index: number): number;
  nameConcept(name: number): ConceptIndex;
  nameFlags(name: number): number;
  nameKind(name: number): ConceptKind;
  nameRank(name: number): number;
  nameOrder(name: number): number;
  nameLooseOrder(name: number): number;
  nameWordCount(name: number): number;
}

/** Opens compiled tables; costs milliseconds, copies nothing. */
export function openLexicon(tables: LexiconTables): Lexicon {
  const language = createLanguage(tables);
  const keys: KeyTable = { low: tables.keyLow, high: tables.keyHigh, value: tables.keyPosting };
  const words: KeyTable = { low: tables.wordLow, high: tables.wordHigh, value: tables.wordValue };
  const isKnown = (low: number, high: number): boolean => low !== 0 && findKey(words, low, high) >= 0;
  return {
    nameCount: tables.nameConcept.length,
    code(word) {
      const code = codeWord(language, word);
      const known = isKnown(code.strictLow, code.strictHigh) || isKnown(code.looseLow, code.looseHigh);
      return known ? { ...code, role: code.role | WordRole.content } : code;
    },
    intended: openSpelling(tables),
    mayPair: (a, b) => hasPair(tables.pairs, a, b),
    findNames(low, high) {
      const slot = findKey(keys, low, high);
      return slot < 0 ? -1 : keys.value[slot];
    },
    posting: (index) => tables.postings[index],
    nameConcept: (name) => tables.nameConcept[name] as ConceptIndex,
    nameFlags: (name) => tables.nameFlags[name],
    nameKind: (name) => KIND_BY_CODE[tables.nameKind[name]] ?? 'qualifier',
    nameRank: (name) => tables.nameRank[name],
    nameOrder: (name) => tables.nameOrder[name],
    nameLooseOrder: (name) => tables.nameLooseOrder[name],
    nameWordCount: (name) => tables.nameWords[name],
  };
}
