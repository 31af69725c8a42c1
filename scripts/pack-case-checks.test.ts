import { describe, expect, it } from 'vitest';
import { type Case, CaseSchema } from '../src/case/index.ts';
import { checkFiledCases } from './pack-case-checks.ts';
import { gapsOf } from './pack-case-gaps.ts';

const evidence = { origin: 'curated', spans: [], seen: 'abstract' };
const lupus = { id: 'MONDO:0007915', label: 'systemic lupus erythematosus' };
const calcinosis = { id: 'PRECEDENT:dystrophic-calcinosis-cutis', label: 'dystrophic calcinosis cutis' };
const calcium = { id: 'LOINC:17861-6', label: 'calcium' };
const reference = {
  labelById: new Map([lupus, calcinosis, calcium].map(({ id, label }) => [id, label])),
  units: new Set(['mmol/L']),
};

/** A woman of 40 with lupus since 30 and calcinosis since 38; `changes` replaces whole fields. */
function caseWith(id: string, changes: Record<string, unknown> = {}): Case {
  return CaseSchema.parse({
    id,
    schemaVersion: 1,
    report: {
      citation: { title: id.repeat(5), year: 2010, pmid: `1000${id.length}${id.charCodeAt(0)}` },
    },
    subject: {
      sex: { value: 'female', evidence },
      age: { value: { iso8601duration: 'P40Y', years: 40 }, evidence },
    },
    conditions: conditions('P8Y', 8),
    findings: [],
    measurements: [],
    investigations: [],
    treatments: [],
    course: { outcome: { value: 'not-reported', evidence }, complications: [] },
    claims: [],
    issues: [],
    curation: { seen: 'abstract', labels: [], poolable: true, overlapsWith: [] },
    versions: { program: 'curated', terminologies: [] },
    ...changes,
  });
}

function conditions(iso8601duration: string, years: number): unknown[] {
  const at = (iso: string, value: number): unknown => ({
    kind: 'age',
    age: { iso8601duration: iso, years: value },
  });
  return [
    {
      concept: calcinosis,
      status: 'present',
      role: 'main',
      onset: at('P38Y', 38),
      latency: { iso8601duration, years, from: lupus, evidence },
      evidence,
    },
    { concept: lupus, status: 'present', role: 'underlying', onset: at('P30Y', 30), evidence },
  ];
}

function codesOf(...cases: Case[]): string[] {
  return checkFiledCases(
    cases.map((one, index) => ({ line: index + 1, one })),
    'cases.jsonl',
    reference,
  ).map(({ line, code }) => `${line} ${code}`);
}

describe('the checks of coded cases', () => {
  it('find nothing in a case that agrees with itself', () => {
    expect(codesOf(caseWith('a'))).toEqual([]);
  });

  it('name an identifier that is malformed', () => {
    const citation = { doi: 'doi:10.1/x', pmid: 'PMID 12', pmcid: '5597880', url: 'example.org' };
    expect(codesOf(caseWith('a', { report: { citation } }))).toEqual(Array(4).fill('1 identifier-form'));
  });

  it('name a concept that no table holds and a label that is another concept’s', () => {
    const measured = (analyte: unknown): unknown => ({ analyte, interpretation: 'normal', evidence });
    const measurements = [
      measured({ id: 'PRECEDENT:calcum', label: 'calcum' }),
      measured({ id: 'LOINC:17861-6', label: 'phosphate' }),
      measured({ id: 'HP:0000001', label: 'a public term' }),
      measured({ label: 'a name without an id' }),
    ];
    expect(codesOf(caseWith('a', { measurements }))).toEqual(['1 concept-unknown', '1 concept-label']);
  });

  it('name a unit that the table of units lacks', () => {
    const quantity = { value: 7.04, unit: 'mmol per litre' };
    expect(codesOf(caseWith('a', { measurements: [{ analyte: calcium, quantity, evidence }] }))).toEqual([
      '1 unit-unknown',
    ]);
  });

  it('allow a latency one year off the onsets, and no more', () => {
    expect(codesOf(caseWith('a', { conditions: conditions('P9Y', 9) }))).toEqual([]);
    expect(codesOf(caseWith('a', { conditions: conditions('P11Y', 11) }))).toEqual(['1 time-conflict']);
  });

  it('name an onset after the age at presentation', () => {
    const age = { value: { iso8601duration: 'P35Y', years: 35 }, evidence };
    expect(codesOf(caseWith('a', { subject: { age } }))).toEqual(['1 time-conflict']);
  });

  it('name a duration whose two spellings differ', () => {
    const age = { value: { iso8601duration: 'P40M', years: 40 }, evidence };
    expect(codesOf(caseWith('a', { subject: { age } }))).toEqual(['1 time-conflict']);
  });

  it('name one publication filed twice unless its patients are told apart', () => {
    const report = { citation: { title: 'Two patients', doi: '10.1234/abc' } };
    const noted = (note: string): unknown => ({
      seen: 'abstract',
      labels: [],
      poolable: true,
      overlapsWith: [],
      note,
    });
    expect(codesOf(caseWith('a', { report }), caseWith('b', { report }))).toEqual(['2 case-twice']);
    expect(
      codesOf(
        caseWith('a', { report, curation: noted('Patient 1 of 2.') }),
        caseWith('b', { report, curation: noted('Patient 2 of 2.') }),
      ),
    ).toEqual([]);
  });

  it('name two publications of one sex, age, year and title that are not marked as overlapping', () => {
    const report = (pmid: string): unknown => ({
      citation: { title: 'Calcinosis cutis in lupus: a case', year: 2011, pmid },
    });
    const a = { report: report('1') };
    const b = { report: report('2') };
    expect(codesOf(caseWith('a', a), caseWith('b', b))).toEqual(['2 case-alike']);
    const marked = (other: string, poolable: boolean): unknown => ({
      seen: 'abstract',
      labels: [],
      poolable,
      overlapsWith: [other],
    });
    expect(
      codesOf(
        caseWith('a', { ...a, curation: marked('b', true) }),
        caseWith('b', { ...b, curation: marked('a', false) }),
      ),
    ).toEqual([]);
  });

  it('name an overlap that is said on one side, goes nowhere, or counts one patient twice', () => {
    const marked = (other: string): unknown => ({
      curation: { seen: 'abstract', labels: [], poolable: true, overlapsWith: [other] },
    });
    const one = (id: string, other: string): Case => caseWith(id, marked(other) as Record<string, unknown>);
    expect(codesOf(one('a', 'bb'), caseWith('bb'))).toEqual(['1 overlap']);
    expect(codesOf(one('a', 'nobody'))).toEqual(['1 overlap']);
    expect(codesOf(one('a', 'bb'), one('bb', 'a'))).toEqual(['1 overlap']);
  });

  it('lists what was not seen of a case', () => {
    const seen = caseWith('a', { measurements: [{ analyte: calcium, interpretation: 'normal', evidence }] });
    expect(gapsOf(seen)).toEqual([
      'authors',
      'sites',
      'phosphate',
      'imaging or pathology',
      'treatment',
      'outcome',
    ]);
  });
});
