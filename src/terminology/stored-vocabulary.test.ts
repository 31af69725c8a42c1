import { describe, expect, it } from 'vitest';
import { type Concept, termIdOf, type Terminology } from './concept.ts';
import { createVocabulary } from './stored-vocabulary.ts';

function concept(id: string, label: string, more: Partial<Concept> = {}): Concept {
  return {
    id: termIdOf(id),
    label,
    kind: 'finding',
    synonyms: [],
    isA: [],
    partOf: [],
    alternativeIds: [],
    xrefs: [],
    ...more,
  };
}

function terminology(
  name: string,
  concepts: readonly Concept[],
  replaced: [string, string][] = [],
): Terminology {
  const replacedBy = new Map(replaced.map(([former, today]) => [termIdOf(former), termIdOf(today)]));
  return { name, title: name, version: '1', licence: 'none', sha256: name, concepts, replacedBy };
}

const resources = { text: () => '' };
const hpo = terminology(
  'hpo',
  [
    concept('HP:1', 'Skin finding'),
    concept('HP:2', 'Dermal sclerosis, Überzug', {
      isA: [termIdOf('HP:1')],
      partOf: [termIdOf('HP:1')],
      alternativeIds: [termIdOf('HP:22')],
      synonyms: [
        { text: 'Hard skin', scope: 'exact' },
        { text: 'Stiff skin', scope: 'related' },
        { text: 'Hard skin', scope: 'broad' },
      ],
      xrefs: ['UMLS:C1'],
    }),
  ],
  [
    ['HP:220', 'HP:22'],
    ['HP:221', 'HP:222'],
    ['HP:222', 'HP:221'],
    ['HP:1', 'HP:2'],
  ],
);
const builtin = terminology('builtin', [
  concept('HP:22', 'Skin hardening', {
    kind: 'condition',
    isA: [termIdOf('PRECEDENT:root')],
    synonyms: [{ text: 'Stiff skin', scope: 'exact' }],
  }),
  concept('PRECEDENT:root', 'Root', { isA: [termIdOf('HP:220')] }),
]);
const vocabulary = createVocabulary([hpo, builtin], resources);
const at = (id: string) => {
  const found = vocabulary.find(termIdOf(id));
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};

describe('a vocabulary', () => {
  it('finds a concept by its id and by every former id', () => {
    expect(['HP:2', 'HP:22', 'HP:220'].map((id) => vocabulary.id(at(id)))).toEqual(['HP:2', 'HP:2', 'HP:2']);
  });

  it('finds nothing for an unknown id, one that is replaced in a circle, or text that is no id', () => {
    for (const id of ['HP:3', 'HP:221', '', 'HP:', 'Ü', 'HP:2 ']) {
      expect(vocabulary.find(termIdOf(id))).toBeUndefined();
    }
  });

  it('lets a live id stand for itself even where a file calls it replaced', () => {
    expect(vocabulary.id(at('HP:1'))).toBe('HP:1');
  });

  it('unites the names of a concept, label first, each with its closest scope', () => {
    expect(vocabulary.names(at('HP:2'))).toEqual([
      { text: 'Dermal sclerosis, Überzug', scope: 'label' },
      { text: 'Hard skin', scope: 'exact' },
      { text: 'Stiff skin', scope: 'exact' },
      { text: 'Skin hardening', scope: 'exact' },
    ]);
    expect(vocabulary.label(at('HP:2'))).toBe('Dermal sclerosis, Überzug');
    expect(vocabulary.xrefs(at('HP:2'))).toEqual(['UMLS:C1']);
    expect(vocabulary.xrefs(at('HP:1'))).toEqual([]);
  });

  it('keeps the public hierarchy and takes the built-in kind where both name a concept', () => {
    expect(vocabulary.kind(at('HP:2'))).toBe('condition');
    expect(vocabulary.terminology(at('HP:2'))).toBe('hpo');
    expect(vocabulary.parents(at('HP:2'))).toEqual([at('HP:1')]);
    expect(vocabulary.children(at('HP:2'))).toEqual([at('PRECEDENT:root')]);
    expect(vocabulary.ancestors(at('PRECEDENT:root'))).toEqual([at('HP:1'), at('HP:2')]);
  });

  it('keeps part_of apart from is_a', () => {
    expect(vocabulary.partOf(at('HP:2'))).toEqual([at('HP:1')]);
    expect(vocabulary.partOf(at('HP:1'))).toEqual([]);
  });

  it('says which releases it holds', () => {
    expect(vocabulary.terminologies).toMatchObject([
      { name: 'hpo', version: '1', licence: 'none', conceptCount: 2 },
      { name: 'builtin', conceptCount: 2 },
    ]);
    expect(vocabulary.conceptCount).toBe(3);
  });
});
