import { sql, type Transaction } from 'kysely';
import type { Case } from '../../case/index.ts';
import type { LibraryTables } from '../database/schema.ts';

/** What was done to a case. */
export type Change = 'imported' | 'edited' | 'removed' | 'restored';

/** A line of a case's history; `document` null is a removal. */
export interface NewRevision {
  readonly caseId: string;
  readonly id: string;
  readonly revision: number;
  readonly document: Case | null;
  readonly contentSha256: string | null;
  readonly change: Change;
  readonly changedBy: string;
  readonly reason: string | null;
  readonly source: string | null;
}

/** Writes revisions; one that exists already makes the whole transaction fail with `ConflictError`. */
export async function addRevisions(
  transaction: Transaction<LibraryTables>,
  revisions: readonly NewRevision[],
): Promise<void> {
  const rows = revisions.map((revision) => ({
    case_id: revision.caseId,
    id: revision.id,
    revision: revision.revision,
    document: revision.document ?? undefined,
    content_sha256: revision.contentSha256,
    change: revision.change,
    changed_by: revision.changedBy,
    reason: revision.reason,
    source: revision.source,
  }));
  await sql`insert into case_revisions (case_id, id, revision, document, content_sha256, change, changed_by, reason, source)
    select case_id, id, revision, document, content_sha256, change, changed_by, reason, source
    from json_to_recordset(${JSON.stringify(rows)}::json) as x(case_id bigint, id text, revision int, document jsonb,
      content_sha256 text, change text, changed_by text, reason text, source text)`.execute(transaction);
}
