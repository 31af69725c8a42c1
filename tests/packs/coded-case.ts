import type { Case, CaseId, ConceptRef, Measurement, Time } from '../../src/case/index.ts';

const evidence = { origin: 'curated', spans: [] } as const;

/** What a coded case says; concepts are written `id label`. */
export interface CodedFacts {
  readonly ageYears?: number;
  readonly present?: readonly string[];
  readonly excluded?: readonly string[];
  readonly uncertain?: readonly string[];
  readonly family?: readonly string[];
  readonly sites?: readonly string[];
  readonly onset?: Time;
  readonly measured?: readonly CodedMeasurement[];
  readonly given?: readonly string[];
  readonly givenOn?: Time;
  readonly notGiven?: readonly string[];
  readonly extent?: string;
}

/** `[analyte, level]`, or `[analyte, value, unit]` with the report's own range after it. */
export type CodedMeasurement =
  | readonly [analyte: string, level: NonNullable<Measurement['interpretation']>]
  | readonly [analyte: string, value: number, unit: string | undefined, low?: number, high?: number];

/** A case coded for a test. */
export function codedCase(facts: CodedFacts): Case {
  const finding = (status: 'present' | 'excluded' | 'unknown') => (name: string) => ({
    concept: refOf(name),
    status,
    ...(facts.sites !== undefined && { sites: facts.sites.map(refOf) }),
    ...(facts.onset !== undefined && { onset: facts.onset }),
    ...(facts.extent !== undefined && { extent: facts.extent }),
    evidence,
  });
  const treatment = (status: 'given' | 'not-given') => (name: string) => ({
    kind: 'drug' as const,
    agent: refOf(name),
    status,
    doses: [],
    ...(facts.givenOn !== undefined && { start: facts.givenOn }),
    response: { value: 'not-reported' as const, evidence },
    adverseEvents: [],
    evidence,
  });
  return {
    id: 'coded' as CaseId,
    schemaVersion: 1,
    report: { citation: {} },
    subject:
      facts.ageYears === undefined
        ? {}
        : {
            age: {
              value: { iso8601duration: `P${Math.floor(facts.ageYears)}Y`, years: facts.ageYears },
              evidence,
            },
          },
    conditions: (facts.family ?? []).map((name) => ({
      concept: refOf(name),
      status: 'present',
      role: 'family',
      evidence,
    })),
    findings: [
      ...(facts.present ?? []).map(finding('present')),
      ...(facts.excluded ?? []).map(finding('excluded')),
      ...(facts.uncertain ?? []).map(finding('unknown')),
    ],
    measurements: (facts.measured ?? []).map(measurementOf),
    investigations: [],
    treatments: [
      ...(facts.given ?? []).map(treatment('given')),
      ...(facts.notGiven ?? []).map(treatment('not-given')),
    ],
    course: { outcome: { value: 'not-reported', evidence }, complications: [] },
    claims: [],
    issues: [],
    versions: { program: 'test', terminologies: [] },
  };
}

function refOf(name: string): ConceptRef {
  const space = name.indexOf(' ');
  return { id: name.slice(0, space), label: name.slice(space + 1) };
}

function measurementOf([analyte, second, unit, low, high]: CodedMeasurement): Measurement {
  if (typeof second === 'string')
    return { analyte: refOf(analyte), interpretation: second, interpretationBasis: 'stated', evidence };
  return {
    analyte: refOf(analyte),
    quantity: { value: second, ...(unit !== undefined && { unit }) },
    ...((low !== undefined || high !== undefined) && {
      referenceRange: { ...(low !== undefined && { low }), ...(high !== undefined && { high }) },
    }),
    evidence,
  };
}
