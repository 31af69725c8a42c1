import { sql, type Transaction } from 'kysely';
import { type Case, type CaseId, CaseSchema } from '../case/index.ts';
import { ConflictError, DefectError, InputError, NotFoundError } from '../errors.ts';
import { caseNumberOf } from './case-number.ts';
import type { LibraryTables } from './database/schema.ts';
import { addRevisions, type Change } from './indexing/add-revisions.ts';
import { fileCase } from './indexing/file-case.ts';
import { removeFiled } from './indexing/remove-filed.ts';
import { writeFiled } from './indexing/write-filed.ts';
import { recordTerminologies } from './library-meta.ts';
import { regroupPatients } from './patient-groups.ts';
import { storableCase } from './storable.ts';
import type { Store } from './store.ts';

/** One line of a case's history. */
export interface Revision {
  readonly id: CaseId;
  readonly revision: number;
  readonly change: Change;
  /** ISO 8601, UTC. */
  readonly changedAt: string;
  readonly changedBy: string;
  readonly reason: string | undefined;
  /** The file it came from, for an import. */
  readonly source: string | undefined;
}

/** A case as it stood at one revision. */
export interface KeptCase extends Revision {
  readonly case: Case;
  /** Whether this is how the case stands now. */
  readonly isCurrent: boolean;
}

/** Who changes a case, and why. */
export interface ChangeNote {
  readonly by?: string;
  readonly reason?: string;
}

interface RevisionRow {
  readonly id: string;
  readonly revision: number;
  readonly change: Change;
  readonly changed_at: Date;
  readonly changed_by: string;
  readonly reason: string | null;
  readonly source: string | null;
}

/** A case as it stands, or at a revision. Throws `NotFoundError`: `case-not-found`, `case-removed`, `revision-not-found`. */
export async function getCase(store: Store, id: string, revision?: number): Promise<KeptCase> {
  const { rows } = await sql<RevisionRow & { document: unknown; latest: number }>`
    select r.id, r.revision, r.change, r.changed_at, r.changed_by, r.reason, r.source, r.document, l.latest
    from (select max(revision) as latest from case_revisions where case_id = ${caseNumberOf(id)}::bigint) l
    join case_revisions r on r.case_id = ${caseNumberOf(id)}::bigint and r.id = ${id}
      and r.revision = coalesce(${revision ?? null}::int, l.latest)`.execute(store.db);
  const [row] = rows;
  if (row === undefined) {
    if (revision !== undefined && (await history(store, id)).length > 0) {
      throw new NotFoundError(
        'revision-not-found',
        `Case ${id} has no revision ${revision}. List its revisions to see which there are.`,
      );
    }
    throw notFound(id);
  }
  if (row.document === null) {
    throw new NotFoundError(
      'case-removed',
      `Case ${id} was removed in revision ${row.revision} by ${row.changed_by} on ${row.changed_at.toISOString()}. ` +
        `Ask for revision ${row.revision - 1} to see how it stood.`,
    );
  }
  return { ...revisionOf(row), case: documentOf(id, row.document), isCurrent: row.revision === row.latest };
}

/** Many cases as they stand, in the order of the ids; those that are not there are left out. One query. */
export async function getCases(store: Store, ids: readonly string[]): Promise<readonly Case[]> {
  const { rows } = await sql<{ id: string; document: unknown }>`select r.id, r.document from cases c
    join case_revisions r on r.case_id = c.case_id and r.revision = c.revision
    where c.case_id = any(${ids.map(caseNumberOf)}::bigint[])`.execute(store.db);
  const byId = new Map(rows.map((row) => [row.id, row.document]));
  return ids.flatMap((id) => (byId.has(id) ? [byId.get(id) as Case] : []));
}

/** All revisions of a case, oldest first; empty for one that was never here. */
export async function history(store: Store, id: string): Promise<readonly Revision[]> {
  const { rows } =
    await sql<RevisionRow>`select id, revision, change, changed_at, changed_by, reason, source from case_revisions
    where case_id = ${caseNumberOf(id)}::bigint and id = ${id} order by revision`.execute(store.db);
  return rows.map(revisionOf);
}

/**
 * Keeps an edited case as a new revision of the one with its id, or a new case.
 *
 * `expectedRevision` is the revision that was edited, 0 for a case that should not be there yet. Throws `ConflictError` `case-changed` where
 * the case stands at another revision: nothing was written. Throws `InputError` for what is not a case.
 */
export async function putCase(
  store: Store,
  value: unknown,
  expectedRevision: number,
  note: ChangeNote = {},
): Promise<KeptCase> {
  const { document, json } = storableCase(value);
  const filed = fileCase(document, store.indexer);
  await recordTerminologies(store);
  await store.numbers.ensure([filed.concepts]);
  await store.db.transaction().execute(async (transaction) => {
    const [before] = await removeFiled(transaction, [filed.caseId]);
    const { latest, current } = await standingOf(transaction, document.id);
    if (current !== expectedRevision) {
      throw new ConflictError(
        'case-changed',
        `Case ${document.id} is at revision ${current}, not ${expectedRevision}: somebody changed it meanwhile. ` +
          'Nothing was written. Get it again, and make the change there.',
      );
    }
    const revision = latest + 1;
    await addRevisions(transaction, [
      {
        caseId: filed.caseId,
        id: document.id,
        revision,
        json,
        contentSha256: filed.contentSha256,
        change: before === undefined && latest > 0 ? 'restored' : 'edited',
        changedBy: note.by ?? store.user,
        reason: note.reason ?? null,
        source: null,
      },
    ]);
    const kept = before === undefined ? {} : { addedAt: before.added_at, patientId: before.patient_id };
    await writeFiled(transaction, store.numbers, [
      { filed, revision, source: before?.source ?? null, ...kept },
    ]);
    if (before === undefined) await regroupPatients(transaction, [filed.caseId]);
  });
  return await getCase(store, document.id);
}

/** Takes a case out of the library; its revisions stay, and the removal is one more. Throws `NotFoundError`, `ConflictError` as `putCase`. */
export async function removeCase(
  store: Store,
  id: string,
  note: ChangeNote & { readonly expectedRevision?: number } = {},
): Promise<Revision> {
  await store.db.transaction().execute(async (transaction) => {
    const [before] = await removeFiled(transaction, [caseNumberOf(id)]);
    if (before === undefined) throw notFound(id);
    if (note.expectedRevision !== undefined && note.expectedRevision !== before.revision) {
      throw new ConflictError(
        'case-changed',
        `Case ${id} is at revision ${before.revision}, not ${note.expectedRevision}: somebody changed it meanwhile. Nothing was removed.`,
      );
    }
    await addRevisions(transaction, [
      {
        caseId: before.case_id,
        id,
        revision: before.revision + 1,
        json: null,
        contentSha256: null,
        change: 'removed',
        changedBy: note.by ?? store.user,
        reason: note.reason ?? null,
        source: null,
      },
    ]);
  });
  const removal = (await history(store, id)).at(-1);
  if (removal === undefined)
    throw new DefectError('removal-lost', `The removal of case ${id} left no revision.`);
  return removal;
}

/** The last revision of a case, and the one it stands at: 0 where it is not in the library. */
async function standingOf(
  transaction: Transaction<LibraryTables>,
  id: string,
): Promise<{ readonly latest: number; readonly current: number }> {
  const { rows } = await sql<{
    id: string;
    revision: number;
    change: Change;
  }>`select id, revision, change from case_revisions
    where case_id = ${caseNumberOf(id)}::bigint order by revision desc limit 1`.execute(transaction);
  const [row] = rows;
  if (row === undefined) return { latest: 0, current: 0 };
  if (row.id !== id) {
    throw new InputError(
      'case-id-collides',
      `The id ${id} shares its number with ${row.id}: give the case another id.`,
    );
  }
  return { latest: row.revision, current: row.change === 'removed' ? 0 : row.revision };
}

function notFound(id: string): NotFoundError {
  return new NotFoundError(
    'case-not-found',
    `The library has no case ${id}. List the library to see the ids.`,
  );
}

function revisionOf(row: RevisionRow): Revision {
  return {
    id: row.id as CaseId,
    revision: row.revision,
    change: row.change,
    changedAt: row.changed_at.toISOString(),
    changedBy: row.changed_by,
    reason: row.reason ?? undefined,
    source: row.source ?? undefined,
  };
}

function documentOf(id: string, document: unknown): Case {
  const parsed = CaseSchema.safeParse(document);
  if (parsed.success) return parsed.data;
  throw new DefectError(
    'case-damaged',
    `Case ${id} in the library is no longer a case: run the library's check.`,
    {
      cause: parsed.error,
    },
  );
}
