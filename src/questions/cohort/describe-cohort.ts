import type { CaseId } from '../../case/index.ts';
import type { ConditionFacts, MeasurementFacts, SubjectFacts } from '../../library/index.ts';
import {
  type NumberSummary,
  type Proportion,
  proportionOf,
  summariseNumbers,
} from '../../statistics/index.ts';

/** The facts of a cohort's cases, as the library gives them. */
export interface CohortFacts {
  readonly subjects: readonly SubjectFacts[];
  readonly conditions: readonly ConditionFacts[];
  readonly measurements: readonly MeasurementFacts[];
  /** Sites of findings with their ancestors, by case. */
  readonly sitesById: ReadonlyMap<string, readonly string[]>;
  /** Words or labels on how far the disease reaches, by case; undefined where documents were not read. */
  readonly extentById: ReadonlyMap<string, string> | undefined;
}

/** A value with the cases that have it. */
export interface CountedValue {
  readonly value: string;
  readonly share: Proportion;
  readonly caseIds: readonly CaseId[];
}

/** A variable with values by name; `reported` of `of` patients say something on it. */
export interface NamedVariable {
  readonly kind: 'named';
  readonly name: string;
  readonly reported: number;
  readonly of: number;
  readonly values: readonly CountedValue[];
}

/** A variable with numbers. */
export interface NumberVariable {
  readonly kind: 'number';
  readonly name: string;
  readonly unit: string;
  readonly reported: number;
  readonly of: number;
  readonly summary: NumberSummary | undefined;
  readonly numbers: readonly number[];
  readonly caseIds: readonly CaseId[];
}

export type Variable = NamedVariable | NumberVariable;

interface Observed<T> {
  readonly id: CaseId;
  readonly patientId: string;
  readonly value: T;
}

const MOST_SITES = 15;
const MOST_ANALYTES = 20;

/** Every variable of a cohort, a patient counting once: of several records of one patient, the one that says something. */
export function describeCohort(facts: CohortFacts): readonly Variable[] {
  const { subjects, conditions, measurements } = facts;
  const of = new Set(subjects.map(({ patientId }) => patientId)).size;
  const bySubject = <T>(valueOf: (subject: SubjectFacts) => T | null | undefined): Observed<T>[] =>
    subjects.flatMap((subject) => {
      const value = valueOf(subject);
      return value === null || value === undefined
        ? []
        : [{ id: subject.id, patientId: subject.patientId, value }];
    });
  const latencies = conditions.flatMap(({ id, patientId, latencyYears }) =>
    latencyYears === null ? [] : [{ id, patientId, value: latencyYears }],
  );
  const { extentById } = facts;
  return [
    named(
      'sex',
      of,
      bySubject(({ sex }) => sex),
    ),
    numbers(
      'age at presentation',
      'years',
      of,
      bySubject(({ ageYears }) => ageYears),
    ),
    numbers('latency from the underlying diagnosis', 'years', of, latencies),
    sites(facts, of),
    ...(extentById === undefined
      ? []
      : [
          named(
            'extent',
            of,
            bySubject(({ id }) => extentById.get(id)),
          ),
        ]),
    ...laboratory(measurements, of),
    named(
      'outcome',
      of,
      bySubject(({ outcome }) => (outcome === 'not-reported' ? undefined : outcome)),
    ),
    numbers(
      'follow-up',
      'days',
      of,
      bySubject(({ followUpDays }) => followUpDays),
    ),
  ];
}

function named(name: string, of: number, observed: readonly Observed<string>[]): NamedVariable {
  const single = oncePerPatient(observed);
  const byValue = new Map<string, CaseId[]>();
  for (const { id, value } of single) append(byValue, value, id);
  return {
    kind: 'named',
    name,
    reported: single.length,
    of,
    values: [...byValue]
      .map(([value, caseIds]) => ({ value, share: proportionOf(caseIds.length, single.length), caseIds }))
      .sort((a, b) => b.share.n - a.share.n || (a.value < b.value ? -1 : 1)),
  };
}

/** A variable of numbers from what was observed, a patient counting once. */
export function numbers(
  name: string,
  unit: string,
  of: number,
  observed: readonly Observed<number>[],
): NumberVariable {
  const single = oncePerPatient(observed);
  const values = single.map(({ value }) => value);
  return {
    kind: 'number',
    name,
    unit,
    reported: single.length,
    of,
    summary: summariseNumbers(values),
    numbers: values,
    caseIds: single.map(({ id }) => id),
  };
}

function oncePerPatient<T>(observed: readonly Observed<T>[]): readonly Observed<T>[] {
  const byPatient = new Map<string, Observed<T>>();
  for (const one of observed) if (!byPatient.has(one.patientId)) byPatient.set(one.patientId, one);
  return [...byPatient.values()];
}

/** A case may name several sites, so shares are of the patients with any site and do not add up to one. */
function sites({ subjects, sitesById }: CohortFacts, of: number): NamedVariable {
  const patientsBySite = new Map<string, Map<string, CaseId>>();
  const reported = new Set<string>();
  for (const { id, patientId } of subjects) {
    for (const site of sitesById.get(id) ?? []) {
      reported.add(patientId);
      patientsBySite.set(site, (patientsBySite.get(site) ?? new Map<string, CaseId>()).set(patientId, id));
    }
  }
  const values = [...patientsBySite]
    .map(([value, patients]) => ({
      value,
      share: proportionOf(patients.size, reported.size),
      caseIds: [...patients.values()],
    }))
    .sort((a, b) => b.share.n - a.share.n || (a.value < b.value ? -1 : 1))
    .slice(0, MOST_SITES);
  return { kind: 'named', name: 'sites', reported: reported.size, of, values };
}

function laboratory(measurements: readonly MeasurementFacts[], of: number): readonly Variable[] {
  const byAnalyte = new Map<string, MeasurementFacts[]>();
  for (const one of measurements) append(byAnalyte, one.analyte, one);
  return [...byAnalyte]
    .sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
    .slice(0, MOST_ANALYTES)
    .flatMap(([analyte, group]): Variable[] => {
      const said = group.flatMap(({ id, patientId, interpretation }) =>
        interpretation === null ? [] : [{ id, patientId, value: interpretation }],
      );
      const units = new Map<string, Observed<number>[]>();
      for (const { id, patientId, value, unit } of group) {
        if (value === null) continue;
        append(units, unit ?? '', { id, patientId, value });
      }
      return [
        ...(said.length > 0 ? [named(`${analyte}: interpretation`, of, said)] : []),
        ...[...units].map(([unit, observed]) => numbers(`${analyte}: value`, unit, of, observed)),
      ];
    });
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
