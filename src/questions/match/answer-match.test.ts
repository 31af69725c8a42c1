import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleCase } from '../../../tests/library/example-cases.ts';
import { openSources } from '../../../tests/questions/open-sources.ts';
import type { LibrarySources } from '../answer.ts';
import { answerMatch, type MatchAnswer } from './index.ts';

const LUPUS = 'MONDO:0000002';
const CONNECTIVE = 'MONDO:0000001';
const NODULE = 'HP:0000002';
const CHALKY = 'HP:0000003';
const ULCER = 'HP:0000004';
const PAIN = 'HP:0000005';

const asked = exampleCase('asked', {
  sex: 'female',
  ageYears: 37,
  main: [LUPUS],
  present: [CHALKY, PAIN],
  excluded: [ULCER],
  given: ['DRUG:0000002'],
});

const library = [
  exampleCase('twin', {
    sex: 'female',
    ageYears: 37,
    main: [LUPUS],
    present: [CHALKY, PAIN],
    excluded: [ULCER],
    doi: '10.5555/twin',
  }),
  exampleCase('wider', { main: [LUPUS], present: [NODULE], doi: '10.5555/wider' }),
  exampleCase('opposite', { main: [LUPUS], present: [ULCER], excluded: [PAIN], doi: '10.5555/opposite' }),
  ...Array.from({ length: 20 }, (_, i) =>
    exampleCase(`other-${i}`, { present: ['HP:0000001'], doi: `10.5555/other-${i}` }),
  ),
];

describe('match', () => {
  let sources: LibrarySources;
  let answer: MatchAnswer;

  beforeAll(async () => {
    sources = await openSources(library);
    answer = await answerMatch(sources, { asked: { case: asked }, today: '2026-01-31' });
  });
  afterAll(() => sources.library.close());

  const precedent = (id: string) => answer.precedents.find((one) => one.id === id);

  it('ranks the case with the same findings at the top and the contradicting one below the alike one', () => {
    expect(answer.precedents.map(({ id }) => id).slice(0, 3)).toEqual(['twin', 'wider', 'opposite']);
  });

  it('gives for every search the cases that its query finds when it is asked again', async () => {
    const { searches, nearestMisses } = answer.novelty;
    const [all] = searches;
    const again = await sources.library.firstCases(all?.query ?? '', 20);
    expect(again).toEqual({ cases: all?.cases, ids: all?.caseIds });
    for (const { lacks, cases, caseIds } of nearestMisses) {
      const rest = answer.novelty.concepts.filter(({ id }) => id !== lacks.id);
      const where = [...rest.map(({ id }) => `has ${id}`), `not has ${lacks.id}`, 'id != asked'].join(
        ' and ',
      );
      expect(await sources.library.firstCases(where, 20)).toEqual({ cases, ids: caseIds });
    }
    expect(nearestMisses).toHaveLength(3);
  });

  it('says what is shared exactly, and what both exclude', () => {
    expect(new Set(precedent('twin')?.sharedExactly)).toEqual(new Set([LUPUS, CHALKY, PAIN]));
    expect(precedent('twin')?.bothExclude).toEqual([ULCER]);
    expect(precedent('twin')?.onlyHere).toEqual([]);
  });

  it('names the ancestor through which two findings are alike', () => {
    expect(precedent('wider')?.sharedThroughAncestor).toMatchObject([
      { here: CHALKY, there: NODULE, ancestor: NODULE },
    ]);
    expect(precedent('wider')?.onlyHere).toEqual([PAIN]);
  });

  it('tells contradictions from both sides', () => {
    expect(precedent('opposite')?.contradicted).toEqual([
      { excluded: ULCER, excludedBy: 'this case' },
      { excluded: PAIN, excludedBy: 'the precedent' },
    ]);
  });

  it('counts every combination of the main concepts, with the cases', () => {
    const whole = answer.combinations.combinations[0];
    expect(new Set(whole?.concepts)).toEqual(new Set([LUPUS, CHALKY, PAIN]));
    expect(whole).toMatchObject({ cases: 1, exactly: 1, caseIds: ['twin'] });
    expect(answer.combinations.combinations).toHaveLength(7);
    expect(answer.combinations.of).toBe(23);
  });

  it('finds the precedent, says how it searched, and never that a case is the first', () => {
    const { novelty } = answer;
    expect(novelty.verdict).toBe('precedents-found');
    expect(novelty.searches[0]).toMatchObject({ cases: 1, caseIds: ['twin'] });
    expect(novelty.searchedOn).toBe('2026-01-31');
    expect(novelty.casesSearched).toBe(23);
    expect(JSON.stringify(answer)).not.toMatch(/\bfirst\b/i);
  });

  it('asks nobody to judge two patients that agree in sex and age alone', () => {
    expect(answer.overlaps.map(({ id }) => id)).toEqual([]);
  });

  it('says that there is none in this library, and what the nearest misses lack', async () => {
    const { novelty } = await answerMatch(sources, {
      asked: { concepts: [CONNECTIVE, PAIN, ULCER] },
      today: '2026-01-31',
    });
    expect(novelty.verdict).toBe('none-in-this-library');
    expect(novelty.statement).toContain('This says nothing of what is published elsewhere');
    expect(novelty.nearestMisses.map(({ lacks, caseIds }) => [lacks.label, caseIds])).toEqual(
      expect.arrayContaining([
        ['pain', ['opposite']],
        ['ulcer', ['twin']],
      ]),
    );
  });

  it('writes searches with synonyms or-ed and concepts and-ed', () => {
    expect(answer.novelty.searchStrings.pubmed).toBe(
      '("lupus"[Title/Abstract]) AND ("chalky nodule"[Title/Abstract]) AND ("pain"[Title/Abstract]) AND "case reports"[Publication Type]',
    );
    expect(answer.novelty.searchStrings.europePmc).toContain('(TITLE_ABS:"lupus") AND ');
  });

  it('leaves a case of the library out of its own precedents', async () => {
    const kept = await sources.library.get('twin');
    const own = await answerMatch(sources, { asked: { case: kept.case }, today: '2026-01-31' });
    expect(own.precedents.map(({ id }) => id)).not.toContain('twin');
    expect(own.casesSearched).toBe(22);
    expect(own.novelty.verdict).toBe('none-in-this-library');
  });
});
