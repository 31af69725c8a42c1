import { describe, expect, it } from 'vitest';
import { type Concept, type SynonymScope, termIdOf } from './concept.ts';
import { findConcepts } from './find-concepts.ts';
import { createVocabulary } from './stored-vocabulary.ts';

const named = (id: string, label: string, synonyms: [string, SynonymScope][] = []): Concept => ({
  id: termIdOf(id),
  label,
  kind: 'finding',
  synonyms: synonyms.map(([text, scope]) => ({ text, scope })),
  isA: [],
  partOf: [],
  alternativeIds: id === 'DRUGBANK:DB00682' ? [termIdOf('DRUGBANK:DB09999')] : [],
  xrefs: [],
});

const vocabulary = createVocabulary(
  [
    {
      name: 'sample',
      title: 'Sample',
      version: '1',
      licence: 'none',
      sha256: '',
      replacedBy: new Map(),
      concepts: [
        named('HP:1', 'Skin plaque of the face'),
        named('HP:2', 'Skin plaque', [['Plaques on skin', 'exact']]),
        named('HP:3', 'Raised area', [['Skin plaque', 'related']]),
        named('HP:4', 'Sjögren sicca'),
        named('HP:5', 'Hypercalcemia', [['Hypercalcaemia', 'exact']]),
        named('HP:6', 'Gout'),
        named('HP:7', 'Goat allergy'),
        named('DRUGBANK:DB00682', 'Warfarin'),
      ],
    },
  ],
  { text: () => '' },
);
const ids = (words: string): string[] => findConcepts(vocabulary, words).map(({ id }) => id);

describe('finding concepts', () => {
  it('gives the label before a related synonym, and both before a longer name', () => {
    expect(ids('skin plaque')).toEqual(['HP:2', 'HP:3', 'HP:1']);
  });

  it('does not mind the order of words, capitals or accents', () => {
    expect(ids('PLAQUE skin')[0]).toBe('HP:2');
    expect(ids('sjogren')).toEqual(['HP:4']);
  });

  it('forgives one letter in a word of four, two in a word of seven, and says so', () => {
    expect(findConcepts(vocabulary, 'wafarin')).toMatchObject([
      {
        id: 'DRUGBANK:DB00682',
        matched: 'Warfarin',
        scope: 'label',
        edits: 1,
        kind: 'finding',
        terminology: 'sample',
      },
    ]);
    expect(ids('waffarim')).toEqual(['DRUGBANK:DB00682']);
    expect(ids('gout')).toEqual(['HP:6', 'HP:7']);
    expect(ids('got')).toEqual([]);
  });

  it('says which of its names matched', () => {
    expect(findConcepts(vocabulary, 'hypercalcaemia')).toMatchObject([
      { id: 'HP:5', label: 'Hypercalcemia', matched: 'Hypercalcaemia', edits: 0 },
    ]);
  });

  it('completes an unfinished word', () => {
    expect(ids('hypercal')).toEqual(['HP:5']);
  });

  it.each(['DRUGBANK:DB00682', 'drugbank:db00682', 'DB00682', 'DRUGBANK:DB09999', 'drugbank_DB00682'])(
    'takes %s for an id, former ids too',
    (id) => {
      expect(findConcepts(vocabulary, id)).toMatchObject([
        { id: 'DRUGBANK:DB00682', scope: 'id', matched: id },
      ]);
    },
  );

  it('leaves out one of several words where no name has them all', () => {
    expect(ids('severe hypercalcemia')).toEqual(['HP:5']);
  });

  it('gives nothing for nothing, and no more than asked', () => {
    expect(ids('  ,. ')).toEqual([]);
    expect(ids('xylophone')).toEqual([]);
    expect(findConcepts(vocabulary, 'skin', 2)).toHaveLength(2);
  });
});
