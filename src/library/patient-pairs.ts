import { sql } from 'kysely';
import type { CaseId } from '../case/index.ts';
import { InputError, NotFoundError } from '../errors.ts';
import { caseNumberOf } from './case-number.ts';
import { regroupPatients } from './patient-groups.ts';
import type { Store } from './store.ts';

/** What is held of two cases that may be of one patient. */
export type PairStatus = 'proposed' | 'confirmed' | 'rejected';

/** Two cases that may tell of one patient. `facts` is what the proposal rests on, as its maker gave it. */
export interface PatientPair {
  readonly ids: readonly [CaseId, CaseId];
  readonly status: PairStatus;
  readonly facts: unknown;
  readonly proposedAt: string;
  readonly proposedBy: string;
  readonly decidedAt: string | undefined;
  readonly decidedBy: string | undefined;
  readonly reason: string | undefined;
}

/** A pair somebody should look at. */
export interface PairProposal {
  readonly ids: readonly [string, string];
  readonly facts: unknown;
}

interface PairRow {
  readonly id: CaseId;
  readonly other_id: CaseId;
  readonly status: PairStatus;
  readonly facts: unknown;
  readonly proposed_at: Date;
  readonly proposed_by: string;
  readonly decided_at: Date | null;
  readonly decided_by: string | null;
  readonly reason: string | null;
}

/** Notes pairs to look at; a pair that a person has decided on keeps the decision. Throws `NotFoundError` for a case that is not here. */
export async function proposePairs(
  store: Store,
  proposals: readonly PairProposal[],
  by?: string,
): Promise<void> {
  await requireCases(
    store,
    proposals.flatMap(({ ids }) => ids),
  );
  const rows = proposals.map(({ ids, facts }) => ({ ...keyOf(ids), facts }));
  await sql`insert into patient_pairs (case_id, other_case_id, id, other_id, status, facts, proposed_by)
    select case_id, other_case_id, id, other_id, 'proposed', facts, ${by ?? store.user}::text
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as x(case_id bigint, other_case_id bigint, id text, other_id text, facts jsonb) order by case_id, other_case_id
    on conflict (case_id, other_case_id) do update set facts = excluded.facts
      where patient_pairs.status = 'proposed'`.execute(store.db);
}

/**
 * Writes down what a person decided: one patient, or two. Counts of patients follow at once; a decision can be changed later.
 * Throws `NotFoundError` for a case that is not here.
 */
export async function decidePair(
  store: Store,
  ids: readonly [string, string],
  status: 'confirmed' | 'rejected',
  note: { readonly by?: string; readonly reason?: string } = {},
): Promise<PatientPair> {
  await requireCases(store, ids);
  const key = keyOf(ids);
  const by = note.by ?? store.user;
  await store.db.transaction().execute(async (transaction) => {
    await sql`insert into patient_pairs (case_id, other_case_id, id, other_id, status, proposed_by, decided_at, decided_by, reason)
      values (${key.case_id}::bigint, ${key.other_case_id}::bigint, ${key.id}::text, ${key.other_id}::text, ${status}::text, ${by}::text,
        now(), ${by}::text, ${note.reason ?? null}::text)
      on conflict (case_id, other_case_id) do update set status = excluded.status, decided_at = excluded.decided_at,
        decided_by = excluded.decided_by, reason = excluded.reason`.execute(transaction);
    await regroupPatients(transaction, [key.case_id, key.other_case_id]);
  });
  const { rows } = await sql<PairRow>`select * from patient_pairs where case_id = ${key.case_id}::bigint
    and other_case_id = ${key.other_case_id}::bigint`.execute(store.db);
  const [row] = rows;
  if (row === undefined) throw new NotFoundError('pair-not-found', `The pair ${ids.join(', ')} is gone.`);
  return pairOf(row);
}

/** Pairs, newest first: all, those of one status, or those of one case. */
export async function listPairs(
  store: Store,
  options: { readonly status?: PairStatus; readonly id?: string; readonly limit?: number } = {},
): Promise<readonly PatientPair[]> {
  const byStatus = options.status === undefined ? sql`true` : sql`status = ${options.status}`;
  const number = options.id === undefined ? undefined : caseNumberOf(options.id);
  const byCase = number === undefined ? sql`true` : sql`${number}::bigint in (case_id, other_case_id)`;
  const { rows } = await sql<PairRow>`select * from patient_pairs where ${byStatus} and ${byCase}
    order by proposed_at desc, case_id, other_case_id limit ${options.limit ?? 1000}::int`.execute(store.db);
  return rows.map(pairOf);
}

function keyOf(ids: readonly [string, string]) {
  const [a, b] = ids.map((id) => ({ id, number: caseNumberOf(id) }));
  if (a === undefined || b === undefined || a.number === b.number) {
    throw new InputError('pair-of-one', `A pair is two cases; ${ids[0]} was given twice.`);
  }
  const [small, large] = BigInt(a.number) < BigInt(b.number) ? [a, b] : [b, a];
  return { case_id: small.number, other_case_id: large.number, id: small.id, other_id: large.id };
}

async function requireCases(store: Store, ids: readonly string[]): Promise<void> {
  const { rows } = await sql<{
    id: string;
  }>`select id from cases where case_id = any(${ids.map(caseNumberOf)}::bigint[])`.execute(store.db);
  const found = new Set(rows.map(({ id }) => id));
  const missing = ids.find((id) => !found.has(id));
  if (missing !== undefined) {
    throw new NotFoundError(
      'case-not-found',
      `The library has no case ${missing}. List the library to see the ids.`,
    );
  }
}

function pairOf(row: PairRow): PatientPair {
  return {
    ids: [row.id, row.other_id],
    status: row.status,
    facts: row.facts ?? undefined,
    proposedAt: row.proposed_at.toISOString(),
    proposedBy: row.proposed_by,
    decidedAt: row.decided_at?.toISOString(),
    decidedBy: row.decided_by ?? undefined,
    reason: row.reason ?? undefined,
  };
}
