import type { Case, Span } from '../../../http/contract.ts';

const read = (start: number, end: number) => ({ origin: 'read', spans: [{ start, end } as Span] }) as const;

/** A small invented case for tests of what people do with cases. */
export const EXAMPLE_CASE = {
  id: 'example-1',
  schemaVersion: 1,
  title: 'Hard skin after years of lupus',
  report: { citation: { year: 2010 } },
  subject: { sex: { value: 'female', evidence: read(2, 7) } },
  conditions: [
    {
      concept: { id: 'MONDO:1', label: 'lupus' },
      status: 'present',
      role: 'underlying',
      evidence: read(10, 15),
    },
  ],
  findings: [
    { concept: { id: 'HP:1', label: 'plaque' }, status: 'present', evidence: read(20, 26) },
    { concept: { id: 'HP:2', label: 'fever' }, status: 'excluded', evidence: read(30, 35) },
    {
      concept: { id: 'HP:3', label: 'anaemia' },
      status: 'present',
      evidence: { ...read(40, 50), derivedBy: 'low-haemoglobin' },
    },
  ],
  measurements: [
    {
      analyte: { label: 'haemoglobin' },
      quantity: { value: 11.2, unitText: 'g/dL' },
      evidence: read(40, 50),
    },
  ],
  investigations: [],
  treatments: [
    {
      kind: 'drug',
      agent: { id: 'DRUG:1', label: 'diltiazem' },
      status: 'given',
      doses: [{ text: '30 mg/day', quantity: { value: 30, unit: 'mg/d' }, evidence: read(60, 69) }],
      response: { value: 'none', evidence: read(70, 80) },
      adverseEvents: [],
      evidence: read(52, 60),
    },
  ],
  course: { outcome: { value: 'progressed', evidence: read(81, 90) }, complications: [] },
  claims: [],
  issues: [
    {
      code: 'misspelt',
      severity: 'warning',
      message: 'Dilitiazem is read as diltiazem.',
      span: { start: 52, end: 60 },
    },
    { code: 'dose-low', severity: 'note', message: 'The dose is low.' },
  ],
  versions: { program: '0', terminologies: [] },
} as unknown as Case;
