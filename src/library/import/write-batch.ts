import type { Case, CaseId } from '../../case/index.ts';
import { DefectError, PrecedentError } from '../../errors.ts';
import { addRevisions } from '../indexing/add-revisions.ts';
import { fileCase } from '../indexing/file-case.ts';
import { removeFiled } from '../indexing/remove-filed.ts';
import { writeFiled } from '../indexing/write-filed.ts';
import { regroupPatients } from '../patient-groups.ts';
import type { Store } from '../store.ts';
import { type Decision, decide } from './decide.ts';
import type { ImportEvent, ImportOptions } from './import-event.ts';
import type { PreparedCase } from './prepare-case.ts';

type Write = Extract<Decision, { kind: 'insert' | 'update' }>;

/**
 * Decides on a batch and writes it in one transaction; the events are what is true after the commit.
 *
 * Where the database rejects the batch for a value in it, the halves are tried apart, so that one bad case does not keep others out.
 * Throws `ResourceError` where the database itself fails: then nothing of this batch is there.
 */
export async function writeBatch(
  store: Store,
  batch: readonly PreparedCase[],
  options: ImportOptions,
): Promise<readonly ImportEvent[]> {
  try {
    const decisions = (await decide(store.db, batch, options.update ?? false)).map((decision) =>
      keepId(store, decision),
    );
    const writes = decisions.filter((decision) => decision.kind === 'insert' || decision.kind === 'update');
    if (writes.length > 0) await commit(store, writes, options);
    return decisions.map(eventOf);
  } catch (error) {
    if (!(error instanceof PrecedentError))
      throw new DefectError('import-batch', String(error), { cause: error });
    if (error.kind === 'resource') throw error;
    const [only] = batch;
    if (only === undefined) return [];
    if (batch.length === 1) return [{ kind: 'failed', source: only.source, error }];
    const middle = batch.length >> 1;
    const first = await writeBatch(store, batch.slice(0, middle), options);
    return [...first, ...(await writeBatch(store, batch.slice(middle), options))];
  }
}

/** A case that replaces one with another id takes over that id: a case keeps its name through all revisions. */
function keepId(store: Store, decision: Decision): Decision {
  if (decision.kind !== 'update' || decision.id === decision.prepared.filed.document.id) return decision;
  const document: Case = { ...decision.prepared.filed.document, id: decision.id as CaseId };
  const filed = fileCase(document, store.indexer);
  return { ...decision, prepared: { ...decision.prepared, filed, json: JSON.stringify(document) } };
}

async function commit(store: Store, writes: readonly Write[], options: ImportOptions): Promise<void> {
  await store.numbers.ensure(writes.map(({ prepared }) => prepared.filed.concepts));
  await store.db.transaction().execute(async (transaction) => {
    const updated = writes.filter((write) => write.kind === 'update').map(({ caseId }) => caseId);
    const removed = new Map((await removeFiled(transaction, updated)).map((row) => [row.case_id, row]));
    await addRevisions(
      transaction,
      writes.map(({ prepared, revision, ...write }) => ({
        caseId: prepared.filed.caseId,
        id: prepared.filed.document.id,
        revision,
        json: prepared.json,
        contentSha256: prepared.filed.contentSha256,
        change: write.kind === 'insert' && write.restores ? 'restored' : 'imported',
        changedBy: options.by ?? store.user,
        reason: options.reason ?? null,
        source: prepared.source,
      })),
    );
    await writeFiled(
      transaction,
      store.numbers,
      writes.map(({ prepared, revision }) => {
        const before = removed.get(prepared.filed.caseId);
        const kept = before === undefined ? {} : { addedAt: before.added_at, patientId: before.patient_id };
        return { filed: prepared.filed, revision, source: prepared.source, ...kept };
      }),
    );
    const restored = writes.filter((write) => write.kind === 'insert' && write.restores);
    await regroupPatients(
      transaction,
      restored.map(({ prepared }) => prepared.filed.caseId),
    );
  });
}

function eventOf(decision: Decision): ImportEvent {
  const { source, filed } = decision.prepared;
  const { id } = filed.document;
  switch (decision.kind) {
    case 'insert':
      return { kind: 'imported', source, id, revision: decision.revision };
    case 'update':
      return { kind: 'updated', source, id, revision: decision.revision };
    case 'skip':
      return { kind: 'skipped', source, id, reason: decision.reason, existing: decision.existing as CaseId };
    case 'refuse':
      return { kind: 'failed', source, error: decision.error };
  }
}
