import { sql } from 'kysely';
import type { Store } from '../store.ts';

/** A revision with its document as it is kept; null where the case was removed. */
export interface DumpedRevision {
  readonly id: string;
  readonly revision: number;
  readonly change: 'imported' | 'edited' | 'removed' | 'restored';
  readonly changedAt: string;
  readonly changedBy: string;
  readonly reason: string | null;
  readonly source: string | null;
  readonly contentSha256: string | null;
  /** When the case came into the library; with its present revision alone. */
  readonly addedAt: string | null;
  readonly document: unknown;
}

const REVISIONS_A_PAGE = 200;

/** Every revision of every case, a case's together and oldest first, removed cases too. Pages, so that a library may be larger than memory. */
export async function* dumpRevisions(store: Store): AsyncGenerator<DumpedRevision> {
  let after = { case_id: '-9223372036854775808', revision: 0 };
  for (;;) {
    const { rows } = await sql<{
      readonly case_id: string;
      readonly id: string;
      readonly revision: number;
      readonly change: DumpedRevision['change'];
      readonly changed_at: Date;
      readonly changed_by: string;
      readonly reason: string | null;
      readonly source: string | null;
      readonly content_sha256: string | null;
      readonly added_at: Date | null;
      readonly document: unknown;
    }>`select r.case_id::text as case_id, r.id, r.revision, r.change, r.changed_at, r.changed_by, r.reason, r.source,
        r.content_sha256, c.added_at, r.document
      from case_revisions r left join cases c on c.case_id = r.case_id and c.revision = r.revision
      where (r.case_id, r.revision) > (${after.case_id}::bigint, ${after.revision}::int)
      order by r.case_id, r.revision limit ${REVISIONS_A_PAGE}`.execute(store.db);
    for (const row of rows) {
      yield {
        id: row.id,
        revision: row.revision,
        change: row.change,
        changedAt: row.changed_at.toISOString(),
        changedBy: row.changed_by,
        reason: row.reason,
        source: row.source,
        contentSha256: row.content_sha256,
        addedAt: row.added_at?.toISOString() ?? null,
        document: row.document,
      };
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last;
  }
}

/** How many revisions and pairs there are. */
export async function countArchived(
  store: Store,
): Promise<{ readonly cases: number; readonly revisions: number; readonly pairs: number }> {
  const { rows } = await sql<{ cases: number; revisions: number; pairs: number }>`select
    (select count(*) from cases)::int as cases, (select count(*) from case_revisions)::int as revisions,
    (select count(*) from patient_pairs)::int as pairs`.execute(store.db);
  return rows[0] ?? { cases: 0, revisions: 0, pairs: 0 };
}
