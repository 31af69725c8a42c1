import { type RawBuilder, sql } from 'kysely';
import type { Store } from './store.ts';

/** Concepts as they are kept: by number, several, or none. */
type Numbered = number | readonly number[] | null;

/**
 * The rows of a query, fetched as one text with a JSON array for each column, concepts turned from numbers into ids.
 *
 * Thousands of rows come several times faster than through the drivers' own readers, which take each value apart.
 */
export async function rowsByColumns<Row extends object>(
  store: Store,
  from: RawBuilder<unknown>,
  columns: { readonly [K in keyof Row & string]: RawBuilder<unknown> },
  concepts: readonly (keyof Row & string)[] = [],
): Promise<readonly Row[]> {
  const names = Object.keys(columns) as (keyof Row & string)[];
  const chosen = names.map((name) => sql`${columns[name]} as ${sql.ref(name)}`);
  const arrays = names.map((name) => sql`json_agg(x.${sql.ref(name)})`);
  const { rows } = await sql<{ columns: string }>`
    select json_build_array(${sql.join(arrays)})::text as columns from (select ${sql.join(chosen)} ${from}) x`.execute(
    store.db,
  );
  const values = (JSON.parse(rows[0]?.columns ?? '[]') as (unknown[] | null)[]).map((column) => column ?? []);
  const numbered = concepts.map((name) => values[names.indexOf(name)] as Numbered[]);
  await store.numbers.loadIds(numbered.flatMap((column) => [...new Set(column.flat())].filter(isNumber)));
  for (const column of numbered as unknown[][])
    for (const [row, value] of column.entries()) column[row] = idsOf(store, value as Numbered);
  return (values[0] ?? []).map((_, row) => {
    // Filled in one order, so that all rows are of one shape to the engine.
    const one: Record<string, unknown> = {};
    for (const [i, name] of names.entries()) one[name] = values[i]?.[row];
    return one as Row;
  });
}

function isNumber(value: number | null): value is number {
  return value !== null;
}

function idsOf({ numbers }: Store, value: Numbered): string | readonly string[] | null {
  if (value === null) return null;
  return typeof value === 'number' ? numbers.idOf(value) : value.map((concept) => numbers.idOf(concept));
}
