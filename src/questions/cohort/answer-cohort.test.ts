import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleCase } from '../../../tests/library/example-cases.ts';
import { openSources } from '../../../tests/questions/open-sources.ts';
import type { Case } from '../../case/index.ts';
import type { LibrarySources } from '../answer.ts';
import { answerCohort, type Variable } from './index.ts';

const LUPUS = 'MONDO:0000002';
const evidence = { origin: 'curated', spans: [] } as const;

const withLatency = (one: Case, years: number): Case => ({
  ...one,
  conditions: one.conditions.map((condition) => ({
    ...condition,
    latency: {
      iso8601duration: `P${years}Y`,
      years,
      from: { id: 'MONDO:0000001', label: 'connective tissue disease' },
      evidence,
    },
  })),
});
const lupus = (id: string, facts: Parameters<typeof exampleCase>[1]) =>
  exampleCase(id, { main: [LUPUS], doi: `10.5555/${id}`, ...facts });
const calcium = (one: Case, value: number): Case => ({
  ...one,
  measurements: [
    {
      analyte: { id: 'LOINC:17861-6', label: 'calcium' },
      quantity: { value, unit: 'mmol/L' },
      interpretation: 'normal',
      evidence,
    },
  ],
});

describe('cohort', () => {
  let sources: LibrarySources;
  beforeAll(async () => {
    sources = await openSources([
      withLatency(lupus('a', { sex: 'female', ageYears: 30, outcome: 'improved' }), 4),
      withLatency(
        lupus('b', { sex: 'female', ageYears: 40, present: ['HP:0000005'], sites: ['UBERON:0000002'] }),
        10,
      ),
      calcium(lupus('c', { sex: 'female' }), 2.4),
      lupus('d', { sex: 'male', ageYears: 50 }),
      exampleCase('e', { sex: 'male', ageYears: 70, present: ['HP:0000005'], doi: '10.5555/e' }),
      exampleCase('f', { sex: 'male', ageYears: 80, present: ['HP:0000005'], doi: '10.5555/f' }),
    ]);
  });
  afterAll(() => sources.library.close());

  const named = (variables: readonly Variable[], name: string) =>
    variables.find((variable) => variable.name === name);

  it('gives each variable with how many report it of how many', async () => {
    const { cohort } = await answerCohort(sources, { where: `has ${LUPUS}` });
    expect(cohort).toMatchObject({ cases: 4, patients: 4 });
    expect(named(cohort.variables, 'sex')).toMatchObject({
      reported: 4,
      of: 4,
      values: [
        { value: 'female', share: { n: 3, of: 4 } },
        { value: 'male', share: { n: 1, of: 4 } },
      ],
    });
    expect(named(cohort.variables, 'age at presentation')).toMatchObject({
      reported: 3,
      of: 4,
      summary: { median: 40, mean: 40, standardDeviation: 10, low: 30, high: 50 },
    });
    expect(named(cohort.variables, 'latency from the underlying diagnosis')).toMatchObject({
      reported: 2,
      summary: { median: 7 },
    });
    expect(named(cohort.variables, 'calcium: value')).toMatchObject({ reported: 1, unit: 'mmol/L' });
  });

  it('counts a site under itself and the whole it is part of, among patients with any site', async () => {
    const { cohort } = await answerCohort(sources, { where: `has ${LUPUS}` });
    expect(named(cohort.variables, 'sites')).toMatchObject({
      reported: 1,
      values: [
        { value: 'finger', share: { n: 1, of: 1 }, caseIds: ['b'] },
        { value: 'hand', share: { n: 1, of: 1 }, caseIds: ['b'] },
      ],
    });
  });

  it('compares two cohorts by the test that suits the variable, with both n', async () => {
    const { versus } = await answerCohort(sources, {
      where: `has ${LUPUS}`,
      versus: `not has ${LUPUS}`,
    });
    expect(versus?.cohort.cases).toBe(2);
    const age = versus?.compared.find(({ name }) => name === 'age at presentation');
    expect(age).toMatchObject({ test: 'Mann–Whitney U test, exact', n: [3, 2] });
    expect(age?.p).toBeCloseTo(0.2, 9);
    const female = versus?.compared.find(({ name, value }) => name === 'sex' && value === 'female');
    expect(female).toMatchObject({ test: "Fisher's exact test", n: [4, 2] });
    expect(female?.p).toBeCloseTo(0.4, 9);
    expect(versus?.note).toContain('not corrected');
  });

  it('describes the whole library without a filter, and refuses one that cannot be read', async () => {
    expect((await answerCohort(sources, {})).cohort.cases).toBe(6);
    await expect(answerCohort(sources, { where: 'sex is female' })).rejects.toMatchObject({
      code: 'filter-syntax',
    });
  });
});
