import { type Kysely, sql } from 'kysely';
import type { LibraryTables } from './database/schema.ts';

/**
 * A text that is another one after any change: every write of a case makes another revision, filing anew notes what it did, and judgements
 * of pairs have their dates. One query, independent of the library's size.
 */
export async function changeState(db: Kysely<LibraryTables>): Promise<string> {
  const { rows } = await sql<{ state: string }>`select concat_ws(' ',
      (select sum(cases) from concept_counts where concept = 0 and status = 1),
      (select max(changed_at) from case_revisions),
      (select concat_ws(' ', count(*), max(decided_at)) from patient_pairs),
      (select string_agg(key || value::text, ' ' order by key) from library_meta)) as state`.execute(db);
  return rows[0]?.state ?? '';
}
