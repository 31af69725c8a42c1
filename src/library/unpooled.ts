import { sql } from 'kysely';
import type { CaseId } from '../case/index.ts';
import type { Store } from './store.ts';

/**
 * Cases that a curator said must not be counted among patients, such as the record of a series (`curation.poolable` is false).
 * Questions list them and leave them out of counts. Through a partial index: independent of the library's size.
 */
export async function unpooledCases(store: Store): Promise<ReadonlySet<CaseId>> {
  const { rows } = await sql<{ id: CaseId }>`select r.id from case_revisions r
    join cases c on c.case_id = r.case_id and c.revision = r.revision
    where (r.document -> 'curation' ->> 'poolable') = 'false'`.execute(store.db);
  return new Set(rows.map(({ id }) => id));
}
