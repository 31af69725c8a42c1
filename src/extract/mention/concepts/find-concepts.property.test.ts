import { readFileSync } from 'node:fs';
import { array, assert, constantFrom, property, shuffledSubarray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConceptIndex, TermId, Vocabulary } from '../../../terminology/index.ts';
import { compileLexicon, openLexicon } from '../../../terminology/lexicon/index.ts';
import { tokenize, WordTable, type Document } from '../../document/index.ts';
import { createConceptFinder } from './index.ts';

const resources = {
  text: (name: string) => readFileSync(new URL(`../../../../resources/${name}`, import.meta.url), 'utf8'),
  bytes: (name: string) => readFileSync(new URL(`../../../../resources/${name}`, import.meta.url)),
};
const WORDS = [
  'renal',
  'skin',
  'calcification',
  'seizure',
  'ataxic',
  'gait',
  'of',
  'and',
  ',',
  '(',
  ')',
  'CKD',
  'no',
  '-',
  '.',
  'severe',
  'left',
  'zebra',
  'disease',
  'chronic',
  'kidney',
];
const NAMES = [
  'Ataxic gait',
  'Seizure',
  'Skin calcification',
  'Chronic kidney disease',
  'Renal calcification',
];
const concepts = NAMES.map((text, index) => ({
  concept: index as ConceptIndex,
  id: `HP:${index}` as TermId,
  kind: 'finding' as const,
  terminology: 'hpo',
  names: [{ text, scope: 'exact' }],
}));
const vocabulary = {
  lexicon: openLexicon(compileLexicon(concepts, resources)),
  id: (concept: ConceptIndex) => `HP:${concept}`,
  label: (concept: ConceptIndex) => NAMES[concept] ?? '',
  isA: (concept: ConceptIndex, ancestor: ConceptIndex) => concept === ancestor,
} as unknown as Vocabulary;
const finder = createConceptFinder(vocabulary, resources);
const documentOf = (text: string, words: WordTable): Document => ({
  text,
  format: 'text',
  blocks: [],
  tokens: tokenize(text, words),
  citation: {},
  toSourceOffset: (offset) => offset,
});
const texts = array(constantFrom(...WORDS), { maxLength: 30 }).map((words) => words.join(' '));

describe('concept mentions', () => {
  it('begin and end with tokens of the text, in order, no two the same', () => {
    assert(
      property(texts, (text) => {
        const document = documentOf(text, new WordTable());
        const starts = new Set(document.tokens.startUtf16);
        const ends = new Set(document.tokens.endUtf16);
        let before = -1;
        const seen = new Set<string>();
        for (const { span, type } of finder(document)) {
          expect(starts.has(span.start) && ends.has(span.end)).toBe(true);
          expect(span.start).toBeGreaterThanOrEqual(before);
          expect(seen.has(`${type} ${span.start} ${span.end}`)).toBe(false);
          seen.add(`${type} ${span.start} ${span.end}`);
          before = span.start;
        }
      }),
    );
  });

  it('are the same whether the word table is new or has served other documents', () => {
    const words = new WordTable();
    assert(
      property(texts, (text) => {
        expect(finder(documentOf(text, words))).toEqual(finder(documentOf(text, new WordTable())));
      }),
    );
  });

  it('find a name in every order of its words', () => {
    assert(
      property(shuffledSubarray(['chronic', 'kidney', 'disease'], { minLength: 3 }), (words) => {
        const text = words.join(' ');
        expect(finder(documentOf(text, new WordTable())).map(({ concepts: [id] }) => id)).toEqual(['HP:3']);
      }),
    );
  });
});
