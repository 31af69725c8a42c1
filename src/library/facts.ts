import { type RawBuilder, sql } from 'kysely';
import type { CaseId } from '../case/index.ts';
import { compileFilter } from './filters/index.ts';
import type { FiledCondition, FiledMeasurement, FiledTreatment } from './indexing/file-case.ts';
import { rowsByColumns } from './rows-by-columns.ts';
import type { SearchScope } from './search.ts';
import type { Store } from './store.ts';

/** The facts of a case that cohorts are described by. */
export interface SubjectFacts {
  readonly id: CaseId;
  readonly patientId: string;
  readonly sex: string | null;
  readonly ageYears: number | null;
  readonly vitalStatus: string | null;
  readonly outcome: string;
  readonly followUpDays: number | null;
  readonly year: number | null;
  readonly origin: string;
}

interface Placed {
  readonly id: CaseId;
  readonly patientId: string;
  /** Its place in the case's list. */
  readonly ordinal: number;
}

/** One treatment of one case. `combined`: given in one regimen with others. */
export type TreatmentFacts = FiledTreatment & Placed;

/** One measurement of one case. */
export type MeasurementFacts = FiledMeasurement & Placed;

/** The sites that a case names, with the wholes they are part of; cases that name none are left out. */
export interface SiteFacts {
  readonly id: CaseId;
  readonly sites: readonly string[];
}

/** One condition of one case, relatives' included (`role` says so). */
export type ConditionFacts = FiledCondition & Placed;

/** Subjects of the cases a filter takes, in the order of their numbers. */
export async function subjectFacts(store: Store, scope: SearchScope = {}): Promise<readonly SubjectFacts[]> {
  return rowsByColumns<SubjectFacts>(
    store,
    sql`from cases c where ${await conditionOf(store, scope)} order by c.case_id`,
    {
      ...OF_CASE,
      sex: sql`c.sex`,
      ageYears: sql`c.age_years`,
      vitalStatus: sql`c.vital_status`,
      outcome: sql`c.outcome`,
      followUpDays: sql`c.follow_up_days`,
      year: sql`c.year`,
      origin: sql`c.origin`,
    },
  );
}

/** Treatments of the cases a filter takes, in the order of case and place. */
export async function treatmentFacts(
  store: Store,
  scope: SearchScope = {},
): Promise<readonly TreatmentFacts[]> {
  return rowsByColumns<TreatmentFacts>(
    store,
    sql`from cases c join case_treatments t using (case_id) where ${await conditionOf(store, scope)} order by c.case_id, t.ordinal`,
    {
      ...OF_CASE,
      ordinal: sql`t.ordinal`,
      agent: sql`t.agent`,
      class: sql`t.class`,
      kind: sql`t.kind`,
      status: sql`t.status`,
      response: sql`t.response`,
      regimen: sql`t.regimen`,
      combined: sql`t.combined`,
      durationDays: sql`t.duration_days`,
      doseValue: sql`t.dose_value`,
      doseUnit: sql`t.dose_unit`,
      timesPerDay: sql`t.times_per_day`,
      indication: sql`t.indication`,
      adverse: sql`t.adverse`,
    },
    ['agent', 'class', 'indication', 'adverse'],
  );
}

/** Measurements of the cases a filter takes, in the order of case and place. */
export async function measurementFacts(
  store: Store,
  scope: SearchScope = {},
): Promise<readonly MeasurementFacts[]> {
  return rowsByColumns<MeasurementFacts>(
    store,
    sql`from cases c join case_measurements m using (case_id) where ${await conditionOf(store, scope)} order by c.case_id, m.ordinal`,
    {
      ...OF_CASE,
      ordinal: sql`m.ordinal`,
      analyte: sql`m.analyte`,
      value: sql`m.value`,
      valueHigh: sql`m.value_high`,
      unit: sql`m.unit`,
      interpretation: sql`m.interpretation`,
    },
    ['analyte'],
  );
}

/** Conditions of the cases a filter takes, in the order of case and place. */
export async function conditionFacts(
  store: Store,
  scope: SearchScope = {},
): Promise<readonly ConditionFacts[]> {
  return rowsByColumns<ConditionFacts>(
    store,
    sql`from cases c join case_conditions d using (case_id) where ${await conditionOf(store, scope)} order by c.case_id, d.ordinal`,
    {
      ...OF_CASE,
      ordinal: sql`d.ordinal`,
      concept: sql`d.concept`,
      role: sql`d.role`,
      status: sql`d.status`,
      onsetYears: sql`d.onset_years`,
      latencyYears: sql`d.latency_years`,
      latencyFrom: sql`d.latency_from`,
    },
    ['concept', 'latencyFrom'],
  );
}

/** Sites of the cases a filter takes. */
export async function siteFacts(store: Store, scope: SearchScope = {}): Promise<readonly SiteFacts[]> {
  return rowsByColumns<SiteFacts>(
    store,
    sql`from cases c where c.sites <> '{}' and ${await conditionOf(store, scope)} order by c.case_id`,
    { id: sql`c.id`, sites: sql`c.sites` },
    ['sites'],
  );
}

const OF_CASE = { id: sql`c.id`, patientId: sql`c.patient_id::text` };

async function conditionOf(store: Store, { where, resolve }: SearchScope): Promise<RawBuilder<boolean>> {
  return where === undefined ? sql<boolean>`true` : await compileFilter(store, where, resolve);
}
