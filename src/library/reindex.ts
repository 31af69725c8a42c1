import { sql, type Transaction } from 'kysely';
import { z } from 'zod';
import { CaseSchema } from '../case/index.ts';
import type { LibraryTables } from './database/schema.ts';
import { refreshStatistics } from './import/refresh-statistics.ts';
import { foldCounts, totalCases } from './indexing/concept-counts.ts';
import { type FiledCase, fileCase } from './indexing/file-case.ts';
import { removeFiled } from './indexing/remove-filed.ts';
import { writeFiled } from './indexing/write-filed.ts';
import { readMeta, sameTerminologies, writeMeta } from './library-meta.ts';
import type { Store } from './store.ts';

const CASES_A_BATCH = 200;

const ProgressSchema = z.object({
  after: z.string(),
  done: z.number(),
  terminologies: z.array(z.object({ name: z.string(), version: z.string(), sha256: z.string() })),
});

/** How far a reindex is. */
export interface ReindexProgress {
  readonly done: number;
  readonly cases: number;
  /** Cases whose document is damaged; they stay filed as they were, and `check` names them. */
  readonly damaged: readonly string[];
}

/**
 * Files every case anew with the terminologies that are open now, a batch a transaction, telling how far it is after each.
 *
 * Documents, revisions and dates stay. Broken off, it goes on where it was when it is run again with the same terminologies; questions
 * asked meanwhile see some cases filed the old way and some the new. Linear in the number of cases.
 */
export async function* reindex(
  store: Store,
  options: { readonly signal?: AbortSignal } = {},
): AsyncGenerator<ReindexProgress, ReindexProgress> {
  const { terminologies } = store.indexer;
  const before = ProgressSchema.safeParse(await readMeta(store.db, 'reindex'));
  const resumes = before.success && sameTerminologies(before.data.terminologies, terminologies);
  let after = resumes ? before.data.after : '-1';
  let done = resumes ? before.data.done : 0;
  let changed = 0;
  const damaged: string[] = [];
  for (;;) {
    if (options.signal?.aborted === true) break;
    const batch = await nextDocuments(store, after);
    const last = batch.at(-1)?.case_id;
    if (last === undefined) break;
    const filed = batch.flatMap(({ id, revision, document }) => {
      const parsed = CaseSchema.safeParse(document);
      if (parsed.success) return [{ filed: fileCase(parsed.data, store.indexer), revision }];
      damaged.push(id);
      return [];
    });
    await store.numbers.ensure(filed.map((one) => one.filed.concepts));
    after = last;
    done += batch.length;
    changed += filed.length;
    const progress = { after, done, terminologies };
    await store.db.transaction().execute(async (transaction) => {
      await refile(transaction, store, filed);
      await writeMeta(transaction, 'reindex', progress);
    });
    yield { done, cases: await totalCases(store.db), damaged };
  }
  if (options.signal?.aborted !== true) {
    await writeMeta(store.db, 'terminologies', terminologies);
    await writeMeta(store.db, 'reindex', undefined);
  }
  await foldCounts(store.db);
  await refreshStatistics(store, changed);
  return { done, cases: await totalCases(store.db), damaged };
}

interface DocumentRow {
  readonly case_id: string;
  readonly id: string;
  readonly revision: number;
  readonly document: unknown;
}

async function nextDocuments(store: Store, after: string): Promise<readonly DocumentRow[]> {
  const { rows } = await sql<DocumentRow>`select c.case_id, c.id, c.revision, r.document from cases c
    join case_revisions r on r.case_id = c.case_id and r.revision = c.revision
    where c.case_id > ${after}::bigint order by c.case_id limit ${CASES_A_BATCH}::int`.execute(store.db);
  return rows;
}

async function refile(
  transaction: Transaction<LibraryTables>,
  store: Store,
  batch: readonly { readonly filed: FiledCase; readonly revision: number }[],
): Promise<void> {
  const ids = batch.map(({ filed }) => filed.caseId);
  // A case that was edited since it was read has been filed anew by that edit: it is left alone.
  const { rows: unmoved } = await sql<{ case_id: string }>`select c.case_id from cases c
    join unnest(${ids}::bigint[], ${batch.map(({ revision }) => revision)}::int[]) as b(case_id, revision)
      on b.case_id = c.case_id and b.revision = c.revision
    order by c.case_id for update of c`.execute(transaction);
  const removed = await removeFiled(
    transaction,
    unmoved.map(({ case_id }) => case_id),
  );
  const rowById = new Map(removed.map((row) => [row.case_id, row]));
  await writeFiled(
    transaction,
    store.numbers,
    batch.flatMap(({ filed }) => {
      const row = rowById.get(filed.caseId);
      if (row === undefined) return [];
      const { revision, source, added_at: addedAt, changed_at: changedAt, patient_id: patientId } = row;
      return [{ filed, revision, source, addedAt, changedAt, patientId }];
    }),
  );
}
