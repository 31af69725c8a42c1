import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { describe, expect, it } from 'vitest';
import { type Case, emptyCase } from '../../case/index.ts';
import { authorName } from './author-name.ts';
import { writeCitations } from './index.ts';

const cited = (id: string, citation: Case['report']['citation']): Case => ({
  ...emptyCase({ program: '0', terminologies: [] }),
  id: id as Case['id'],
  report: { citation },
});
const CASES = [
  cited('a', {
    title: 'Calcinosis & “lupus”: 50% of {cases}',
    authors: ['Curie, Marie', 'Lovelace A'],
    journal: 'J Invent',
    year: 2020,
    doi: '10.1000/x_1',
    pmid: '1',
  }),
  cited('b', { title: 'The same report', doi: '10.1000/X_1' }),
  cited('c', { title: 'Another', authors: ['Curie, Marie'], year: 2020 }),
  cited('d', {}),
];

describe('citations', () => {
  it('name each publication once, with its cases, under a key of its own', () => {
    const { text, publications } = writeCitations(CASES, 'csl-json');
    const items = JSON.parse(text) as { readonly id: string; readonly note: string }[];
    expect(publications).toBe(2);
    expect(items.map(({ id, note }) => [id, note])).toEqual([
      ['curie2020', 'Cases: a, b'],
      ['curie2020-2', 'Cases: c'],
    ]);
  });

  it.each(['bibtex', 'ris', 'csl-json'] as const)('are read back from %s by another program', (format) => {
    const [first] = new Cite(writeCitations(CASES, format).text).data as readonly Record<string, unknown>[];
    expect(first).toMatchObject({
      author: [
        { family: 'Curie', given: 'Marie' },
        { family: 'Lovelace', given: 'A.' },
      ],
      'container-title': 'J Invent',
      DOI: '10.1000/x_1',
    });
    expect(String(first?.['title']).replace(/[\\“”"]/g, '')).toContain('Calcinosis & lupus: 50% of {cases}');
  });

  it('know a person from an organisation', () => {
    expect(authorName('van der Berg JA')).toEqual({ family: 'van der Berg', given: 'J. A.' });
    expect(authorName('Marie Curie')).toEqual({ family: 'Curie', given: 'Marie' });
    expect(authorName('Lupus Study Group')).toEqual({ literal: 'Lupus Study Group' });
  });
});
