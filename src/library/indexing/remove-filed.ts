import { sql, type Transaction } from 'kysely';
import { type LibraryTables, COUNT_STATUS } from '../database/schema.ts';
import { TOTAL_CASES } from './concept-counts.ts';
import { postingsOf } from './postings-of.ts';

/** What has to be remembered of a case's row when it is written anew. */
export interface RemovedRow {
  readonly case_id: string;
  readonly revision: number;
  readonly added_at: Date;
  readonly changed_at: Date;
  readonly patient_id: string;
  readonly source: string | null;
}

/** Takes cases out of all derived tables and locks them for this transaction; gives back what a new row has to keep. */
export async function removeFiled(
  transaction: Transaction<LibraryTables>,
  caseIds: readonly string[],
): Promise<readonly RemovedRow[]> {
  if (caseIds.length === 0) return [];
  const { rows } =
    await sql<RemovedRow>`select case_id, revision, added_at, changed_at, patient_id, source from cases
    where case_id = any(${caseIds}::bigint[]) order by case_id for update`.execute(transaction);
  if (rows.length === 0) return [];
  const found = rows.map(({ case_id }) => case_id);
  const filed = sql`(select c.case_id, x.concept, x.status from cases c, lateral (
      select unnest(c.present) as concept, ${COUNT_STATUS.present}::smallint as status
      union all select unnest(c.excluded), ${COUNT_STATUS.excluded}::smallint
      union all select unnest(c.treated), ${COUNT_STATUS.treated}::smallint) x
    where c.case_id = any(${found}::bigint[]))`;
  await sql`insert into concept_counts (concept, status, cases)
    select concept, status, -count(*) from ${filed} f group by concept, status
    union all select ${TOTAL_CASES.concept}::int, ${TOTAL_CASES.status}::smallint, ${-found.length}::int`.execute(
    transaction,
  );
  await sql`delete from postings p using ${postingsOf(found)} f
    where p.concept = f.concept and p.weight = f.weight and p.case_id = f.case_id`.execute(transaction);
  for (const table of ['case_conditions', 'case_treatments', 'case_measurements', 'cases'] as const) {
    await sql`delete from ${sql.table(table)} where case_id = any(${found}::bigint[])`.execute(transaction);
  }
  return rows;
}
