import { describe, expect, it } from 'vitest';
import type { Vocabulary } from '../../terminology/index.ts';
import { namesToSearch, searchStrings } from './search-strings.ts';

const vocabularyWith = (names: readonly string[]) =>
  ({
    find: () => 0,
    names: () => names.map((text, place) => ({ text, scope: place === 0 ? 'label' : 'exact' })),
  }) as unknown as Vocabulary;

describe('strings to search the literature with', () => {
  it('leave out abbreviations and names that differ in case alone', () => {
    const names = namesToSearch(
      vocabularyWith(['lupus panniculitis', 'Lupus Panniculitis', 'LEP', 'lupus profundus']),
      'MONDO:1',
      'lupus panniculitis',
    );
    expect(names).toEqual(['lupus panniculitis', 'lupus profundus']);
  });

  it('keep the abbreviation of a concept that has no other name', () => {
    expect(namesToSearch(vocabularyWith(['ANA']), 'LOINC:1', 'ANA')).toEqual(['ANA']);
  });

  it('or the names of a concept and and the concepts', () => {
    const { pubmed, europePmc } = searchStrings([['a b', 'c'], ['d']]);
    expect(pubmed).toBe(
      '("a b"[Title/Abstract] OR "c"[Title/Abstract]) AND ("d"[Title/Abstract]) AND "case reports"[Publication Type]',
    );
    expect(europePmc).toBe(
      '(TITLE_ABS:"a b" OR TITLE_ABS:"c") AND (TITLE_ABS:"d") AND PUB_TYPE:"Case Reports"',
    );
  });
});
