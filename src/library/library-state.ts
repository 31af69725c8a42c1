import { sql } from 'kysely';
import { TOTAL_CASES, TOTAL_REVISIONS } from './indexing/concept-counts.ts';
import type { TerminologyRelease } from './indexing/concept-indexer.ts';
import { indexedWith } from './library-meta.ts';
import { SCHEMA_VERSION } from './migrations/index.ts';
import type { Store } from './store.ts';

/** The state of a library: any change makes another number of revisions and another date. */
export interface LibraryState {
  readonly cases: number;
  /** Cases that a person confirmed to be of one patient count once. */
  readonly patients: number;
  readonly revisions: number;
  /** ISO 8601 of the last change; undefined for a library nothing ever happened to. */
  readonly changedAt: string | undefined;
  readonly schemaVersion: number;
  /** The terminologies its cases are filed with; undefined for an empty library. */
  readonly terminologies: readonly TerminologyRelease[] | undefined;
}

/** What answers carry of a library, from counts that are kept with every write: independent of the library's size. */
export async function libraryState(store: Store): Promise<LibraryState> {
  const total = ({ concept, status }: { readonly concept: number; readonly status: number }) =>
    sql`(select coalesce(sum(cases), 0)::int from concept_counts where concept = ${concept}::int and status = ${status}::smallint)`;
  const { rows } = await sql<{
    cases: number;
    revisions: number;
    merged: number;
    headless: number;
    changed_at: Date | null;
  }>`with shared as materialized (select patient_id, count(*) as cases from cases where patient_id <> case_id group by 1)
    select ${total(TOTAL_CASES)} as cases, ${total(TOTAL_REVISIONS)} as revisions,
      (select coalesce(sum(cases), 0)::int from shared) as merged,
      (select count(*)::int from shared where not exists (select from cases c where c.case_id = shared.patient_id
        and c.patient_id = c.case_id)) as headless,
      (select max(changed_at) from case_revisions) as changed_at`.execute(store.db);
  const [row] = rows;
  const cases = row?.cases ?? 0;
  return {
    cases,
    // A group has the number of one of its cases, unless that case was removed.
    patients: cases - (row?.merged ?? 0) + (row?.headless ?? 0),
    revisions: row?.revisions ?? 0,
    changedAt: row?.changed_at?.toISOString(),
    schemaVersion: SCHEMA_VERSION,
    terminologies: await indexedWith(store.db),
  };
}
