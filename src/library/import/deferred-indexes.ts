import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { LibraryTables } from '../database/schema.ts';
import { readMeta, writeMeta } from '../library-meta.ts';
import type { Store } from '../store.ts';

// What questions need and writing does not: building them over a full table takes a third of the time of keeping them up row by row.
const DEFERRED = [
  'cases_added',
  'cases_year',
  'cases_patient',
  'cases_present',
  'cases_excluded',
  'cases_main',
  'cases_treated',
  'cases_sites',
  'cases_investigated',
  'cases_search',
  'case_treatments_agent',
  'case_measurements_analyte',
] as const;
const DROP_POSTINGS_KEY = 'alter table postings drop constraint postings_pkey';
const ADD_POSTINGS_KEY = 'alter table postings add primary key (concept, weight, case_id)';

const META_KEY = 'deferredIndexes';
const StatementsSchema = z.array(z.string());
// Held by whoever imports without indexes, for as long as it does; 'defi' in ASCII.
const IMPORTER_LOCK = 0x64656669;
const BUILD_MEMORY = '256MB';

/** Takes back what `deferIndexes` did. */
export type RestoreIndexes = () => Promise<void>;

/**
 * Drops the indexes that only questions need, for a large import into an empty library; what it gives builds them again.
 *
 * How they are built is noted in the library in the same transaction, so that an import that is killed leaves a library whose next opening
 * builds them. Undefined where somebody else on the same server is doing this now.
 */
export async function deferIndexes(store: Store): Promise<RestoreIndexes | undefined> {
  const letGo = await holdImporterLock(store);
  if (letGo === undefined) return undefined;
  try {
    await store.db.transaction().execute(async (transaction) => {
      const { rows } = await sql<{
        indexname: string;
        indexdef: string;
      }>`select indexname, indexdef from pg_indexes
        where schemaname = current_schema() and indexname = any(${[...DEFERRED]}::text[])`.execute(
        transaction,
      );
      for (const { indexname } of rows) await sql`drop index ${sql.ref(indexname)}`.execute(transaction);
      await sql.raw(DROP_POSTINGS_KEY).execute(transaction);
      await writeMeta(transaction, META_KEY, [ADD_POSTINGS_KEY, ...rows.map(({ indexdef }) => indexdef)]);
    });
  } catch (error) {
    await letGo();
    throw error;
  }
  return async () => {
    try {
      await buildIndexes(store.db);
    } finally {
      await letGo();
    }
  };
}

/** Builds the indexes that a killed import left unbuilt; one query where there are none. Leaves alone those of an import under way. */
export async function restoreIndexes(store: Store): Promise<void> {
  if ((await readMeta(store.db, META_KEY)) === undefined) return;
  const letGo = await holdImporterLock(store);
  if (letGo === undefined) return;
  try {
    await buildIndexes(store.db);
  } finally {
    await letGo();
  }
}

async function buildIndexes(db: Kysely<LibraryTables>): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const statements = StatementsSchema.safeParse(await readMeta(transaction, META_KEY));
    if (!statements.success) return;
    await sql`select set_config('maintenance_work_mem', ${BUILD_MEMORY}, true)`.execute(transaction);
    for (const statement of statements.data) await sql.raw(statement).execute(transaction);
    await writeMeta(transaction, META_KEY, undefined);
  });
}

/** An embedded library has one owner. On a server a session of its own holds the lock, and loses it with the program that opened it. */
async function holdImporterLock(store: Store): Promise<(() => Promise<void>) | undefined> {
  if (store.kind === 'embedded') return async () => {};
  let letGo = () => {};
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return await new Promise((resolve, reject) => {
    const session = store.db.connection().execute(async (connection) => {
      const { rows } = await sql<{
        locked: boolean;
      }>`select pg_try_advisory_lock(${IMPORTER_LOCK}::bigint) as locked`.execute(connection);
      const [row] = rows;
      if (row === undefined || !row.locked) {
        resolve(undefined);
        return;
      }
      resolve(async () => {
        letGo();
        await session;
      });
      await released;
      await sql`select pg_advisory_unlock(${IMPORTER_LOCK}::bigint)`.execute(connection);
    });
    session.catch(reject);
  });
}
