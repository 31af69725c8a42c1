import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleCase } from '../../../tests/library/example-cases.ts';
import { openSources } from '../../../tests/questions/open-sources.ts';
import type { Case, Treatment } from '../../case/index.ts';
import type { LibrarySources } from '../answer.ts';
import { answerEvidence } from './index.ts';

const LUPUS = 'MONDO:0000002';
const ULCER = 'HP:0000004';
const PREDNISONE = { id: 'DRUG:0000002', label: 'prednisone' };
const HYDROCORTISONE = { id: 'DRUG:0000003', label: 'hydrocortisone' };
const STEROID = { id: 'DRUG:0000001', label: 'steroid' };
const evidence = { origin: 'curated', spans: [], note: 'the plaques softened' } as const;

const given = (
  agent: Treatment['agent'],
  response: Treatment['response']['value'],
  more: Partial<Treatment> = {},
): Treatment => ({
  kind: 'drug',
  agent,
  class: STEROID,
  status: 'given',
  doses: [{ quantity: { value: 20, unit: 'mg' }, timesPerDay: 2, text: '20 mg twice a day', evidence }],
  response: { value: response, evidence },
  adverseEvents: [],
  evidence,
  ...more,
});

const treated = (
  id: string,
  treatments: readonly Treatment[],
  facts: { year?: number; present?: readonly string[] } = {},
): Case => ({
  ...exampleCase(id, { main: [LUPUS], doi: `10.5555/${id}`, year: 2010, ...facts }),
  treatments,
});

const unpooled: Case = {
  ...treated('series', [given(PREDNISONE, 'complete')]),
  curation: { seen: 'full-text', labels: [], poolable: false, overlapsWith: [] },
};
const labelled: Case = {
  ...treated('labelled', [given(HYDROCORTISONE, 'worse')]),
  curation: {
    seen: 'full-text',
    labels: [{ axis: 'type', value: 'dystrophic', source: 'authors' }],
    poolable: true,
    overlapsWith: [],
  },
};

describe('evidence', () => {
  let sources: LibrarySources;
  beforeAll(async () => {
    sources = await openSources([
      treated('a', [given(PREDNISONE, 'partial')], { year: 1990, present: [ULCER] }),
      treated('b', [
        given(PREDNISONE, 'none', { duration: { iso8601duration: 'P30D', days: 30, evidence } }),
      ]),
      treated('c', [given(PREDNISONE, 'recurrence'), given(HYDROCORTISONE, 'not-reported')]),
      treated('d', [
        given(PREDNISONE, 'worse', { adverseEvents: [{ concept: { id: ULCER, label: 'ulcer' }, evidence }] }),
      ]),
      treated('e', [given(PREDNISONE, 'not-reported', { doses: [] })]),
      treated('f', [given(PREDNISONE, 'complete', { status: 'planned' })]),
      unpooled,
      labelled,
    ]);
  });
  afterAll(() => sources.library.close());

  it('counts 1 responder of 4 evaluable of 5 treated, 0.6–80.6 %, worse and recurrence being no response', async () => {
    const { treatments } = await answerEvidence(sources, { condition: LUPUS });
    const prednisone = treatments.find(({ id }) => id === PREDNISONE.id);
    expect(prednisone).toMatchObject({
      label: 'prednisone',
      casesTreated: 5,
      evaluable: 4,
      responses: { partial: 1, none: 1, recurrence: 1, worse: 1, 'not-reported': 1, complete: 0 },
      responders: { n: 1, of: 4 },
    });
    expect(prednisone?.responders.interval?.low).toBeCloseTo(0.0063, 4);
    expect(prednisone?.responders.interval?.high).toBeCloseTo(0.8059, 4);
  });

  it('gives doses a day and durations as ranges with their n, and adverse events with their cases', async () => {
    const { treatments } = await answerEvidence(sources, { condition: LUPUS });
    const prednisone = treatments.find(({ id }) => id === PREDNISONE.id);
    expect(prednisone?.doses).toEqual([{ n: 4, low: 40, high: 40, unit: 'mg/d' }]);
    expect(prednisone?.durationDays).toEqual({ n: 1, low: 30, high: 30, unit: 'd' });
    expect(prednisone?.adverseEvents).toEqual([{ id: ULCER, label: 'ulcer', patients: 1, caseIds: ['d'] }]);
  });

  it('shows the case and the words behind each count', async () => {
    const { treatments } = await answerEvidence(sources, { condition: LUPUS });
    const cases = treatments.find(({ id }) => id === PREDNISONE.id)?.cases ?? [];
    expect(new Set(cases.map(({ id }) => id))).toEqual(new Set(['a', 'b', 'c', 'd', 'e']));
    expect(cases[0]?.sentence).toBe('the plaques softened');
  });

  it('puts a class together, a patient counting once with the last response reported', async () => {
    const { treatments } = await answerEvidence(sources, { condition: LUPUS, group: 'class' });
    expect(treatments).toHaveLength(1);
    expect(treatments[0]).toMatchObject({ id: STEROID.id, casesTreated: 6, evaluable: 5 });
    expect(treatments[0]?.responses.recurrence).toBe(1);
  });

  it('counts two cases that a person confirmed to be of one patient as one', async () => {
    await sources.library.decidePair(['a', 'b'], 'confirmed');
    const { treatments, patients, cases } = await answerEvidence(sources, { condition: LUPUS });
    await sources.library.decidePair(['a', 'b'], 'rejected');
    expect([cases, patients]).toEqual([7, 6]);
    expect(treatments.find(({ id }) => id === PREDNISONE.id)).toMatchObject({
      casesTreated: 4,
      evaluable: 3,
    });
  });

  it('leaves records of series out and names them', async () => {
    expect((await answerEvidence(sources, { condition: LUPUS })).leftOut).toEqual(['series']);
  });

  it('restricts to a period, to what else a case has, and to a type', async () => {
    const casesOf = async (question: Omit<Parameters<typeof answerEvidence>[1], 'condition'>) =>
      (await answerEvidence(sources, { condition: LUPUS, ...question })).cases;
    expect(await casesOf({ from: 1980, to: 2000 })).toBe(1);
    expect(await casesOf({ among: ULCER })).toBe(1);
    expect(await casesOf({ type: 'dystrophic' })).toBe(1);
    await expect(casesOf({ from: 2000, to: 1980 })).rejects.toMatchObject({ code: 'period-reversed' });
  });

  it('carries the level of evidence, the warning of publication bias, and no advice', async () => {
    const { level, cautions } = await answerEvidence(sources, { condition: LUPUS });
    expect(level).toMatchObject({ scheme: 'OCEBM 2011', level: 4 });
    expect(cautions.join(' ')).toContain('publication bias');
    expect(cautions.join(' ')).not.toMatch(/should|recommend|effective/i);
  });
});
