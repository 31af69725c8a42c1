import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { LibraryTables } from './database/schema.ts';
import type { TerminologyRelease } from './indexing/concept-indexer.ts';
import type { Store } from './store.ts';

const TerminologiesSchema = z.array(z.object({ name: z.string(), version: z.string(), sha256: z.string() }));

/** One thing the library knows of itself, undefined where it was never set. */
export async function readMeta(db: Kysely<LibraryTables>, key: string): Promise<unknown> {
  const { rows } = await sql<{ value: unknown }>`select value from library_meta where key = ${key}`.execute(
    db,
  );
  return rows[0]?.value;
}

/** Sets what `readMeta` gives; undefined forgets it. */
export async function writeMeta(db: Kysely<LibraryTables>, key: string, value: unknown): Promise<void> {
  if (value === undefined) {
    await sql`delete from library_meta where key = ${key}`.execute(db);
    return;
  }
  await sql`insert into library_meta (key, value) values (${key}, ${JSON.stringify(value)}::jsonb)
    on conflict (key) do update set value = excluded.value`.execute(db);
}

/** The terminologies all cases of this library are filed with; undefined for a library that is empty or filed with several. */
export async function indexedWith(
  db: Kysely<LibraryTables>,
): Promise<readonly TerminologyRelease[] | undefined> {
  const parsed = TerminologiesSchema.safeParse(await readMeta(db, 'terminologies'));
  return parsed.success ? parsed.data : undefined;
}

/** Whether two lists name the same releases. */
export function sameTerminologies(
  a: readonly TerminologyRelease[],
  b: readonly TerminologyRelease[],
): boolean {
  const keyOf = (releases: readonly TerminologyRelease[]) =>
    releases
      .map(({ name, sha256 }) => `${name} ${sha256}`)
      .sort()
      .join('\n');
  return keyOf(a) === keyOf(b);
}

/** Notes, before the first case is filed, with which terminologies. A library filed with others stays marked with those until `reindex`. */
export async function recordTerminologies(store: Store): Promise<void> {
  if ((await readMeta(store.db, 'terminologies')) !== undefined) return;
  await writeMeta(store.db, 'terminologies', store.indexer.terminologies);
}
