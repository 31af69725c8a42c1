import { sql } from 'kysely';
import type { Store } from './store.ts';

/** Labels of concepts as the library keeps them; an id it has never seen is its own label, `label:` left out. One query. */
export async function conceptLabels(
  store: Store,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)];
  const { rows } = await sql<{ id: string; label: string }>`select id, label from concepts
    where id = any(${wanted}::text[])`.execute(store.db);
  const kept = new Map(rows.map(({ id, label }) => [id, label]));
  return new Map(
    wanted.map((id) => [id, kept.get(id) ?? store.indexer.label(id) ?? id.replace(/^label:/, '')]),
  );
}
