import { sql, type Transaction } from 'kysely';
import type { LibraryTables } from './database/schema.ts';

// Taken while groups are worked out, so that two decisions at once cannot each see half a group.
const GROUPS_LOCK = 0x70617469;

/**
 * Works out anew which of these cases, and of all that are tied to them, are of one patient: those that confirmed pairs connect. Each
 * case's `patient_id` becomes the smallest case number of its group; nothing else changes, cases are never merged.
 */
export async function regroupPatients(
  transaction: Transaction<LibraryTables>,
  caseIds: readonly string[],
): Promise<void> {
  if (caseIds.length === 0) return;
  await sql`select pg_advisory_xact_lock(${GROUPS_LOCK}::bigint)`.execute(transaction);
  const { rows: edges } = await sql<{ case_id: string; other_case_id: string }>`
    with recursive tied(case_id) as (
      select unnest(${caseIds}::bigint[])
      union
      select case when p.case_id = t.case_id then p.other_case_id else p.case_id end from tied t
        join patient_pairs p on (p.case_id = t.case_id or p.other_case_id = t.case_id) and p.status = 'confirmed')
    select distinct p.case_id, p.other_case_id from tied t join patient_pairs p on p.case_id = t.case_id and p.status = 'confirmed'`.execute(
    transaction,
  );
  const groups = groupsOf(caseIds, edges);
  await sql`update cases c set patient_id = g.patient_id
    from unnest(${[...groups.keys()]}::bigint[], ${[...groups.values()]}::bigint[]) as g(case_id, patient_id)
    where c.case_id = g.case_id and c.patient_id <> g.patient_id`.execute(transaction);
}

function groupsOf(
  caseIds: readonly string[],
  edges: readonly { readonly case_id: string; readonly other_case_id: string }[],
): ReadonlyMap<string, string> {
  const parent = new Map<string, string>(caseIds.map((id) => [id, id]));
  const rootOf = (id: string): string => {
    const above = parent.get(id) ?? id;
    return above === id ? id : rootOf(above);
  };
  for (const { case_id, other_case_id } of edges) {
    const [a, b] = [rootOf(case_id), rootOf(other_case_id)];
    const [small, large] = BigInt(a) < BigInt(b) ? [a, b] : [b, a];
    parent.set(small, small);
    parent.set(large, small);
    for (const id of [case_id, other_case_id]) if (!parent.has(id)) parent.set(id, small);
  }
  return new Map([...parent.keys()].map((id) => [id, rootOf(id)]));
}
