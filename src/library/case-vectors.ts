import { sql } from 'kysely';
import type { CaseId } from '../case/index.ts';
import { caseNumberOf } from './case-number.ts';
import type { Store } from './store.ts';

/** What comparing cases needs of one, small enough to load hundreds: concepts by id, and the facts of its subject. */
export interface CaseVector {
  readonly id: CaseId;
  readonly patientId: string;
  readonly title: string | undefined;
  readonly year: number | undefined;
  readonly doi: string | undefined;
  readonly pmid: string | undefined;
  readonly sex: string | undefined;
  readonly ageYears: number | undefined;
  /** Present as the case names them. */
  readonly direct: readonly string[];
  /** Present through a descendant only. */
  readonly inherited: readonly string[];
  readonly excluded: readonly string[];
  readonly uncertain: readonly string[];
  /** Given treatments with their classes and all ancestors. */
  readonly treated: readonly string[];
  readonly sites: readonly string[];
}

interface VectorRow {
  readonly id: CaseId;
  readonly patient_id: string;
  readonly title: string | null;
  readonly year: number | null;
  readonly doi: string | null;
  readonly pmid: string | null;
  readonly sex: string | null;
  readonly age_years: number | null;
  readonly direct: number[];
  readonly inherited: number[];
  readonly excluded: number[];
  readonly uncertain: number[];
  readonly treated: number[];
  readonly sites: number[];
}

/** Vectors of cases, in the order of the ids; those that are not in the library are left out. One query, two at most. */
export async function loadVectors(store: Store, ids: readonly string[]): Promise<readonly CaseVector[]> {
  const { rows } =
    await sql<VectorRow>`select id, patient_id, title, year, doi, pmid, sex, age_years, direct, inherited, excluded,
      uncertain, treated, sites from cases where case_id = any(${ids.map(caseNumberOf)}::bigint[])`.execute(
      store.db,
    );
  await store.numbers.loadIds(
    rows
      .flatMap((row) => [row.direct, row.inherited, row.excluded, row.uncertain, row.treated, row.sites])
      .flat(),
  );
  const named = (numbers: readonly number[]) => numbers.map((concept) => store.numbers.idOf(concept));
  const byId = new Map<string, CaseVector>();
  for (const row of rows) {
    byId.set(row.id, {
      id: row.id,
      patientId: row.patient_id,
      title: row.title ?? undefined,
      year: row.year ?? undefined,
      doi: row.doi ?? undefined,
      pmid: row.pmid ?? undefined,
      sex: row.sex ?? undefined,
      ageYears: row.age_years ?? undefined,
      direct: named(row.direct),
      inherited: named(row.inherited),
      excluded: named(row.excluded),
      uncertain: named(row.uncertain),
      treated: named(row.treated),
      sites: named(row.sites),
    });
  }
  return ids.flatMap((id) => byId.get(id) ?? []);
}
