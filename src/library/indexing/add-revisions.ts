import { sql, type Transaction } from 'kysely';
import type { LibraryTables } from '../database/schema.ts';

/** What was done to a case. */
export type Change = 'imported' | 'edited' | 'removed' | 'restored';

/** A line of a case's history; `json`, the document, is null for a removal. */
export interface NewRevision {
  readonly caseId: string;
  readonly id: string;
  readonly revision: number;
  readonly json: string | null;
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
    content_sha256: revision.contentSha256,
    change: revision.change,
    changed_by: revision.changedBy,
    reason: revision.reason,
    source: revision.source,
  }));
  // Documents go as one array, parsed once; inside the rows they would be parsed twice.
  const documents = `[${revisions.map(({ json }) => json ?? 'null').join(',')}]`;
  await sql`insert into case_revisions (case_id, id, revision, content_sha256, change, changed_by, reason, source, document)
    select case_id, id, revision, content_sha256, change, changed_by, reason, source, nullif(document, 'null'::jsonb)
    from rows from (json_to_recordset(${JSON.stringify(rows)}::json) as (case_id bigint, id text, revision int, content_sha256 text,
      change text, changed_by text, reason text, source text), jsonb_array_elements(${documents}::jsonb))
      as x(case_id, id, revision, content_sha256, change, changed_by, reason, source, document)`.execute(
    transaction,
  );
}
