import { sql } from 'kysely';
import { InputError } from '../../errors.ts';
import { caseNumberOf } from '../case-number.ts';
import { refreshStatistics } from '../import/refresh-statistics.ts';
import { addRevisions } from '../indexing/add-revisions.ts';
import { foldCounts } from '../indexing/concept-counts.ts';
import { fileCase } from '../indexing/file-case.ts';
import { writeFiled } from '../indexing/write-filed.ts';
import { recordTerminologies } from '../library-meta.ts';
import { regroupPatients } from '../patient-groups.ts';
import type { PatientPair } from '../patient-pairs.ts';
import { storableCase } from '../storable.ts';
import type { Store } from '../store.ts';
import type { DumpedRevision } from './dump-library.ts';

/** How a restoration went: cases taken in with all their revisions, cases that are there already, and those that stand otherwise there. */
export interface Restored {
  readonly cases: number;
  readonly revisions: number;
  readonly same: number;
  readonly differing: readonly string[];
}

interface PreparedRevision extends DumpedRevision {
  readonly caseId: string;
  readonly prepared: ReturnType<typeof prepare> | undefined;
}

/**
 * Takes in all revisions of cases that the library has never had, as they were: number, time, hand and reason. A case that it has is left
 * as it is here. One transaction for each batch of cases.
 *
 * Throws `InputError` `archive-hash` for a document that does not have the hash that is told of it.
 */
export async function restoreCases(
  store: Store,
  cases: readonly (readonly DumpedRevision[])[],
): Promise<Restored> {
  await recordTerminologies(store);
  const numbers = cases.map(([first]) => caseNumberOf(first?.id ?? ''));
  const { rows } = await sql<{ case_id: string; revision: number; content_sha256: string | null }>`
    select distinct on (case_id) case_id::text as case_id, revision, content_sha256 from case_revisions
    where case_id = any(${numbers}::bigint[]) order by case_id, revision desc`.execute(store.db);
  const here = new Map(rows.map((row) => [row.case_id, row]));
  const fresh = cases.filter((_, index) => !here.has(numbers[index] ?? ''));
  const differing = cases.flatMap((revisions, index) => {
    const row = here.get(numbers[index] ?? '');
    const latest = revisions.at(-1);
    return row === undefined || latest === undefined || row.content_sha256 === latest.contentSha256
      ? []
      : [latest.id];
  });
  const revisions = fresh.flat().map(
    (one): PreparedRevision => ({
      ...one,
      caseId: caseNumberOf(one.id),
      prepared: one.document === null || one.document === undefined ? undefined : prepare(store, one),
    }),
  );
  if (revisions.length > 0) await write(store, revisions);
  return {
    cases: fresh.length,
    revisions: revisions.length,
    same: cases.length - fresh.length - differing.length,
    differing,
  };
}

/** To be called once after the last batch. */
export async function settleRestored(store: Store, cases: number): Promise<void> {
  await foldCounts(store.db);
  await refreshStatistics(store, cases);
}

function prepare(store: Store, { id, document, contentSha256, revision }: DumpedRevision) {
  const { document: checked, json } = storableCase(document);
  const filed = fileCase(checked, store.indexer);
  if (contentSha256 === null || filed.contentSha256 === contentSha256) return { filed, json };
  throw new InputError(
    'archive-hash',
    `Revision ${revision} of ${id} does not have the hash that the archive tells of it: it was altered.`,
  );
}

async function write(store: Store, revisions: readonly PreparedRevision[]): Promise<void> {
  const present = revisions.flatMap((one) =>
    one.addedAt === null || one.prepared === undefined
      ? []
      : [{ ...one, ...one.prepared, addedAt: one.addedAt }],
  );
  await store.numbers.ensure(present.map(({ filed }) => filed.concepts));
  await store.db.transaction().execute(async (transaction) => {
    await addRevisions(
      transaction,
      revisions.map((one) => ({
        caseId: one.caseId,
        id: one.id,
        revision: one.revision,
        json: one.prepared?.json ?? null,
        contentSha256: one.contentSha256,
        change: one.change,
        changedBy: one.changedBy,
        reason: one.reason,
        source: one.source,
      })),
    );
    const times = revisions.map(({ caseId, revision, changedAt }) => ({
      case_id: caseId,
      revision,
      changed_at: changedAt,
    }));
    await sql`update case_revisions r set changed_at = t.changed_at
      from json_to_recordset(${JSON.stringify(times)}::json) as t(case_id bigint, revision int, changed_at timestamptz)
      where r.case_id = t.case_id and r.revision = t.revision`.execute(transaction);
    await writeFiled(
      transaction,
      store.numbers,
      present.map(({ filed, revision, source, addedAt, changedAt }) => ({
        filed,
        revision,
        source,
        addedAt: new Date(addedAt),
        changedAt: new Date(changedAt),
      })),
    );
  });
}

/** Pairs with what was decided of them; one that the library has stays as it is here. */
export async function restorePairs(store: Store, pairs: readonly PatientPair[]): Promise<void> {
  const rows = pairs.map(({ ids: [a, b], ...pair }) => {
    const [first, second] = [
      { id: a, number: caseNumberOf(a) },
      { id: b, number: caseNumberOf(b) },
    ].toSorted((x, y) => (BigInt(x.number) < BigInt(y.number) ? -1 : 1));
    return {
      case_id: first?.number,
      other_case_id: second?.number,
      id: first?.id,
      other_id: second?.id,
      status: pair.status,
      facts: pair.facts ?? null,
      proposed_at: pair.proposedAt,
      proposed_by: pair.proposedBy,
      decided_at: pair.decidedAt ?? null,
      decided_by: pair.decidedBy ?? null,
      reason: pair.reason ?? null,
    };
  });
  await store.db.transaction().execute(async (transaction) => {
    await sql`insert into patient_pairs (case_id, other_case_id, id, other_id, status, facts, proposed_at, proposed_by, decided_at,
        decided_by, reason)
      select case_id, other_case_id, id, other_id, status, nullif(facts, 'null'::jsonb), proposed_at, proposed_by, decided_at,
        decided_by, reason
      from json_to_recordset(${JSON.stringify(rows)}::json) as x(case_id bigint, other_case_id bigint, id text, other_id text, status text,
        facts jsonb, proposed_at timestamptz, proposed_by text, decided_at timestamptz, decided_by text, reason text)
      on conflict (case_id, other_case_id) do nothing`.execute(transaction);
    const confirmed = rows.filter(({ status }) => status === 'confirmed');
    await regroupPatients(
      transaction,
      confirmed.flatMap((row) => [row.case_id ?? '', row.other_case_id ?? '']),
    );
  });
}
