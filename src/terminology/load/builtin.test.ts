import { describe, expect, it } from 'vitest';
import { builtinTerminology } from './builtin.ts';
import { parseVocabularyTable } from './parse-vocabulary-table.ts';

const heading = 'id\tlabel\tkind\tsynonyms\tparents\txrefs\tnote';

describe('a vocabulary table', () => {
  it('gives concepts with exact and related synonyms, parents and cross references', () => {
    const table = `# reviewed\n${heading}\nHP:1\tGravel skin\tfinding\tgritty skin|~sandy skin\tHP:2|HP:3\tUMLS:C1\tseen\n`;
    expect(parseVocabularyTable(table, 'skin.tsv')).toEqual([
      {
        id: 'HP:1',
        label: 'Gravel skin',
        kind: 'finding',
        synonyms: [
          { text: 'gritty skin', scope: 'exact' },
          { text: 'sandy skin', scope: 'related' },
        ],
        isA: ['HP:2', 'HP:3'],
        partOf: [],
        alternativeIds: [],
        xrefs: ['UMLS:C1'],
      },
    ]);
  });

  it.each([
    ['an unknown kind', `${heading}\nHP:1\tx\tillness\n`, /skin\.tsv, line 2: the kind "illness"/],
    ['no label', `${heading}\nHP:1\t\tfinding\n`, /line 2: HP:1 has no label/],
    ['an id that is none', `${heading}\nfoo\tx\tfinding\n`, /line 2: "foo" is not an id/],
    ['no heading', 'HP:1\tx\tfinding\n', /line 1: .*no column "id"/],
    ['nothing', '', /line 1: .*no column "id"/],
  ])('with %s is refused, with the line', (_, table, message) => {
    expect(() => parseVocabularyTable(table, 'skin.tsv')).toThrow(message);
  });
});

describe('the built-in terminology', () => {
  it('is all tables together, and its hash changes with any of them', () => {
    const a = { source: 'a.tsv', text: `${heading}\nHP:1\tx\tfinding\n` };
    const b = { source: 'b.tsv', text: `${heading}\nHP:2\ty\tdrug\n` };
    const both = builtinTerminology([a, b]);
    expect(both.concepts.map(({ id }) => id)).toEqual(['HP:1', 'HP:2']);
    expect(both.sha256).not.toBe(builtinTerminology([a]).sha256);
  });

  it('refuses an id given twice', () => {
    const a = { source: 'a.tsv', text: `${heading}\nHP:1\tx\tfinding\n` };
    expect(() => builtinTerminology([a, { ...a, source: 'b.tsv' }])).toThrow(
      /b\.tsv: HP:1 is already in a\.tsv/,
    );
  });
});
