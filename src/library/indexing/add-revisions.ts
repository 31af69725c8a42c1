import type { Transaction } from 'kysely';
import { CopiedRows } from '../database/copied-rows.ts';
import type { LibraryTables } from '../database/schema.ts';
import { addCounts, TOTAL_REVISIONS } from './concept-counts.ts';

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

const REVISION_COLUMNS = {
  case_id: 'int8',
  revision: 'int4',
  id: 'text',
  document: 'jsonb',
  content_sha256: 'text',
  change: 'text',
  changed_by: 'text',
  reason: 'text',
  source: 'text',
} as const;

/** Writes revisions; one that exists already makes the whole transaction fail with `ConflictError`. */
export async function addRevisions(
  transaction: Transaction<LibraryTables>,
  revisions: readonly NewRevision[],
): Promise<void> {
  const rows = new CopiedRows('case_revisions', REVISION_COLUMNS);
  for (const revision of revisions) {
    rows.add({
      case_id: revision.caseId,
      revision: revision.revision,
      id: revision.id,
      document: revision.json,
      content_sha256: revision.contentSha256,
      change: revision.change,
      changed_by: revision.changedBy,
      reason: revision.reason,
      source: revision.source,
    });
  }
  await rows.send(transaction);
  await addCounts(transaction, [{ ...TOTAL_REVISIONS, cases: revisions.length }]);
}
