import { createKeyTable, claimKey } from './key-table.ts';
import { createLanguage, type LanguageTables, rowsOf } from './language.ts';
import type { LexiconConcept } from './lexicon-concept.ts';
import { createNamePolicy } from './name-policy.ts';
import { createLabelGrammar } from './say-label.ts';
import { compileSpelling } from './misspelling.ts';
import { addPair } from './pair-filter.ts';
import { splitName } from './split-name.ts';
import { GENERATED, KIND_BY_CODE, type LexiconTables, NameFlag } from './tables.ts';
import { codeWord, nextOrder, type WordCode } from './word-code.ts';

/** The files under `resources/` that a lexicon is compiled with; a cache must be keyed by their content too. */
export const LEXICON_RESOURCES = [
  'en/derivations.tsv',
  'en/word-roles.tsv',
  'en/false-friends.tsv',
  'en/phrases.tsv',
  'en/common-words.txt',
  'en/label-grammar.tsv',
] as const;

const MAX_WORDS = 14;
/** Here plasma is no specimen that a loose key may leave out. */
const PLASMA_CELL = /\bplasma[ -]?cells?\b/i;
const PAIR_BITS = 1 << 23;
const RANK_BY_TERMINOLOGY: Readonly<Record<string, number>> = {
  hpo: 0,
  mondo: 1,
  uberon: 2,
  maxo: 3,
  medlineplus: 4,
  drugbank: 5,
  builtin: 7,
};

interface NameRow {
  readonly concept: number;
  readonly flags: number;
  readonly kind: number;
  readonly rank: number;
  readonly order: number;
  readonly looseOrder: number;
  readonly words: number;
}

/**
 * Compiles the names of all concepts for matching.
 *
 * The order of the concepts does not change what is found. Cost: linear in the names, about 2 s for 250,000.
 */
export function compileLexicon(
  concepts: Iterable<LexiconConcept>,
  resources: { text(name: string): string },
): LexiconTables {
  const tables: LanguageTables = {
    derivations: resources.text('en/derivations.tsv'),
    wordRoles: resources.text('en/word-roles.tsv'),
  };
  const language = createLanguage(tables);
  const policy = createNamePolicy(resources.text('en/false-friends.tsv'));
  const waysToSay = createLabelGrammar(resources.text('en/label-grammar.tsv'));
  const phrasesById = new Map<string, string[]>();
  for (const [phrase = '', id = ''] of rowsOf(resources.text('en/phrases.tsv'))) {
    phrasesById.set(id, [...(phrasesById.get(id) ?? []), phrase]);
  }
  const codeByWord = new Map<string, WordCode>();
  const codeOf = (word: string): WordCode => {
    let code = codeByWord.get(word);
    if (code === undefined) codeByWord.set(word, (code = codeWord(language, word)));
    return code;
  };
  const everydayRoots = new Set(policy.everydayWords.map((word) => codeOf(word).looseLow));
  const spellable = new Set<string>();
  const names: NameRow[] = [];
  const namesByKey = new Map<number, Map<number, number[]>>();
  const words = new Map<number, number>();
  const pairs = new Int32Array(PAIR_BITS / 32);
  const addKey = (low: number, high: number, name: number): void => {
    let byHigh = namesByKey.get(low);
    if (byHigh === undefined) namesByKey.set(low, (byHigh = new Map()));
    const list = byHigh.get(high);
    if (list === undefined) byHigh.set(high, [name]);
    else list.push(name);
  };
  const addName = (concept: LexiconConcept, text: string, flags: number): void => {
    const pieces = splitName(text).filter((piece) => codeOf(piece).strictLow !== 0);
    const codes = pieces.map(codeOf);
    if (codes.length > MAX_WORDS || pieces.join('').replace(/\d/g, '').length < 2) return;
    const rigid = concept.kind === 'drug' || concept.kind === 'drug-class';
    const key = { low: 0, high: 0, looseLow: 0, looseHigh: 0, order: 0, looseOrder: 0, looseWords: 0 };
    for (const code of codes) {
      key.low = (key.low + code.strictLow) | 0;
      key.high = (key.high + code.strictHigh) | 0;
      key.looseLow = (key.looseLow + code.looseLow) | 0;
      key.looseHigh = (key.looseHigh + code.looseHigh) | 0;
      key.order = nextOrder(key.order, code.strictLow);
      if (code.looseLow !== 0) {
        key.looseOrder = nextOrder(key.looseOrder, code.looseLow);
        key.looseWords += 1;
      }
      words.set(code.strictLow, code.strictHigh);
      if (code.looseLow !== 0) words.set(code.looseLow, code.looseHigh);
    }
    for (const [i, a] of codes.entries())
      for (const b of codes.slice(i + 1)) addPair(pairs, a.pairLow, b.pairLow);
    const name = names.length;
    names.push({
      concept: concept.concept,
      flags: flags | (rigid ? NameFlag.rigid : 0) | (key.looseWords < codes.length ? NameFlag.shortened : 0),
      kind: KIND_BY_CODE.indexOf(concept.kind),
      rank: RANK_BY_TERMINOLOGY[concept.terminology] ?? 6,
      order: key.order,
      looseOrder: key.looseOrder,
      words: codes.length,
    });
    addKey(key.low, key.high, name);
    const isDistinct =
      (key.looseWords > 1 && !PLASMA_CELL.test(text)) ||
      (key.looseWords === codes.length &&
        (flags & NameFlag.phrase) === 0 &&
        !everydayRoots.has(key.looseLow));
    if (!rigid && isDistinct && (flags & NameFlag.acronym) === 0 && key.looseLow !== 0)
      addKey(key.looseLow, key.looseHigh, name);
  };
  for (const concept of concepts) {
    if (concept.kind === 'qualifier') continue;
    for (const [i, name] of concept.names.entries()) {
      const flags = policy.flagsOf(concept, name.text, name.scope, i === 0);
      if (flags === undefined) continue;
      addName(concept, name.text, flags);
      if (i === 0 && SPELLABLE.has(concept.terminology)) spellable.add(name.text.toLowerCase());
      const level = levelPhrase(concept, name.text);
      if (level !== undefined) addName(concept, level, flags & ~NameFlag.label);
      if (concept.kind !== 'finding' || name.scope !== 'exact') continue;
      for (const way of waysToSay(name.text)) addName(concept, way, GENERATED);
    }
    for (const phrase of phrasesById.get(concept.id) ?? [])
      addName(concept, phrase, NameFlag.phrase | policy.shapeOf(concept, phrase));
  }
  const spelling = compileSpelling(spellable, commonWordsOf(resources.text('en/common-words.txt')));
  return { ...spelling, ...packNames(names), ...packKeys(namesByKey), ...packWords(words), pairs, ...tables };
}

/** Terminologies whose labels, where they are one word, are looked for misspelt. */
const SPELLABLE = new Set(['medlineplus', 'drugbank', 'hpo', 'builtin']);

function commonWordsOf(table: string): string[] {
  return table
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(' '));
}

const BLOOD_LEVEL = /^(hyper|hypo)([a-z]{5,})a?emia$/i;

/** "Hyperphenylalaninemia" is also an increased phenylalanine; undefined for names of other forms. */
function levelPhrase(concept: LexiconConcept, name: string): string | undefined {
  if (concept.kind !== 'finding') return undefined;
  const [, side = '', substance] = BLOOD_LEVEL.exec(name) ?? [];
  if (substance === undefined) return undefined;
  return `${side.toLowerCase() === 'hyper' ? 'increased' : 'decreased'} ${substance}`;
}

function packNames(names: readonly NameRow[]) {
  return {
    nameConcept: Int32Array.from(names, (name) => name.concept),
    nameFlags: Uint8Array.from(names, (name) => name.flags),
    nameKind: Uint8Array.from(names, (name) => name.kind),
    nameRank: Uint8Array.from(names, (name) => name.rank),
    nameOrder: Int32Array.from(names, (name) => name.order),
    nameLooseOrder: Int32Array.from(names, (name) => name.looseOrder),
    nameWords: Uint8Array.from(names, (name) => name.words),
  };
}

function packKeys(namesByKey: ReadonlyMap<number, ReadonlyMap<number, readonly number[]>>) {
  const lists = [...namesByKey].flatMap(([low, byHigh]) =>
    [...byHigh].map(([high, list]) => ({ low, high, list })),
  );
  const table = createKeyTable(lists.length);
  const postings = new Int32Array(lists.reduce((sum, { list }) => sum + list.length, 0));
  let end = 0;
  for (const { low, high, list } of lists) {
    const { slot } = claimKey(table, low, high);
    table.value[slot] = end;
    for (const [i, name] of list.entries()) {
      postings[end] = i === list.length - 1 ? ~name : name;
      end += 1;
    }
  }
  return { keyLow: table.low, keyHigh: table.high, keyPosting: table.value, postings };
}

function packWords(words: ReadonlyMap<number, number>) {
  const table = createKeyTable(words.size);
  for (const [low, high] of words) claimKey(table, low, high);
  return { wordLow: table.low, wordHigh: table.high, wordValue: table.value };
}
