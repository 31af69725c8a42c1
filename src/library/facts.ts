import { type RawBuilder, sql } from 'kysely';
import type { CaseId } from '../case/index.ts';
import { compileFilter } from './filters/index.ts';
import type { FiledCondition, FiledMeasurement, FiledTreatment } from './indexing/file-case.ts';
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
  const { rows } =
    await sql<SubjectFacts>`select c.id, c.patient_id as "patientId", c.sex, c.age_years as "ageYears",
      c.vital_status as "vitalStatus", c.outcome, c.follow_up_days as "followUpDays", c.year, c.origin
    from cases c where ${await conditionOf(store, scope)} order by c.case_id`.execute(store.db);
  return rows;
}

/** Treatments of the cases a filter takes, in the order of case and place. */
export async function treatmentFacts(
  store: Store,
  scope: SearchScope = {},
): Promise<readonly TreatmentFacts[]> {
  type Row = Omit<TreatmentFacts, 'agent' | 'class' | 'indication' | 'adverse'> & {
    readonly agent: number;
    readonly class: number | null;
    readonly indication: number | null;
    readonly adverse: readonly number[];
  };
  const { rows } =
    await sql<Row>`select c.id, c.patient_id as "patientId", t.ordinal, t.agent, t.class, t.kind, t.status, t.response,
      t.regimen, t.combined, t.duration_days as "durationDays", t.dose_value as "doseValue", t.dose_unit as "doseUnit",
      t.times_per_day as "timesPerDay", t.indication, t.adverse
    from cases c join case_treatments t using (case_id) where ${await conditionOf(store, scope)}
    order by c.case_id, t.ordinal`.execute(store.db);
  const named = await namer(
    store,
    rows.flatMap((row) => [row.agent, row.class, row.indication, ...row.adverse]),
  );
  return rows.map((row) => ({
    ...row,
    agent: named(row.agent),
    class: named(row.class),
    indication: named(row.indication),
    adverse: row.adverse.map((concept) => named(concept)),
  }));
}

/** Measurements of the cases a filter takes, in the order of case and place. */
export async function measurementFacts(
  store: Store,
  scope: SearchScope = {},
): Promise<readonly MeasurementFacts[]> {
  const { rows } = await sql<
    Omit<MeasurementFacts, 'analyte'> & { readonly analyte: number }
  >`select c.id, c.patient_id as "patientId", m.ordinal, m.analyte,
      m.value, m.value_high as "valueHigh", m.unit, m.interpretation
    from cases c join case_measurements m using (case_id) where ${await conditionOf(store, scope)}
    order by c.case_id, m.ordinal`.execute(store.db);
  const named = await namer(
    store,
    rows.map(({ analyte }) => analyte),
  );
  return rows.map((row) => ({ ...row, analyte: named(row.analyte) }));
}

/** Conditions of the cases a filter takes, in the order of case and place. */
export async function conditionFacts(
  store: Store,
  scope: SearchScope = {},
): Promise<readonly ConditionFacts[]> {
  type Row = Omit<ConditionFacts, 'concept' | 'latencyFrom'> & {
    readonly concept: number;
    readonly latencyFrom: number | null;
  };
  const { rows } =
    await sql<Row>`select c.id, c.patient_id as "patientId", d.ordinal, d.concept, d.role, d.status,
      d.onset_years as "onsetYears", d.latency_years as "latencyYears", d.latency_from as "latencyFrom"
    from cases c join case_conditions d using (case_id) where ${await conditionOf(store, scope)}
    order by c.case_id, d.ordinal`.execute(store.db);
  const named = await namer(
    store,
    rows.flatMap((row) => [row.concept, row.latencyFrom]),
  );
  return rows.map((row) => ({ ...row, concept: named(row.concept), latencyFrom: named(row.latencyFrom) }));
}

/** Sites of the cases a filter takes. */
export async function siteFacts(store: Store, scope: SearchScope = {}): Promise<readonly SiteFacts[]> {
  const { rows } = await sql<{ id: CaseId; sites: readonly number[] }>`select c.id, c.sites from cases c
    where c.sites <> '{}' and ${await conditionOf(store, scope)} order by c.case_id`.execute(store.db);
  const named = await namer(
    store,
    rows.flatMap(({ sites }) => sites),
  );
  return rows.map(({ id, sites }) => ({ id, sites: sites.map((concept) => named(concept)) }));
}

interface Namer {
  (concept: number): string;
  (concept: number | null): string | null;
}

async function namer(store: Store, numbers: readonly (number | null)[]): Promise<Namer> {
  await store.numbers.loadIds(numbers.filter((concept) => concept !== null));
  return ((concept: number | null) => (concept === null ? null : store.numbers.idOf(concept))) as Namer;
}

async function conditionOf(store: Store, { where, resolve }: SearchScope): Promise<RawBuilder<boolean>> {
  return where === undefined ? sql<boolean>`true` : await compileFilter(store, where, resolve);
}
