import { type Kysely, sql } from 'kysely';
import { ConflictError } from '../../errors.ts';
import type { LibraryTables } from '../database/schema.ts';
import { library } from './0001-library.ts';
import { compression } from './0002-compression.ts';
import { keptCounts } from './0003-kept-counts.ts';
import type { Migration } from './migration.ts';

const MIGRATIONS: readonly Migration[] = [library, compression, keptCounts];

/** The schema this program writes. */
export const SCHEMA_VERSION = MIGRATIONS.length;

// Any number that no other program takes on the same database; 'prec' in ASCII.
const ADVISORY_LOCK = 0x70726563;

/**
 * Brings a library's tables to `SCHEMA_VERSION`, all steps in one transaction; two programs that start at once take turns.
 *
 * Gives the version it found (0: an empty database). Throws `ConflictError` `library-newer` for a library made by a newer program.
 */
export async function migrate(db: Kysely<LibraryTables>): Promise<number> {
  const seen = await currentVersion(db);
  if (seen === SCHEMA_VERSION) return seen;
  return await db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(ADVISORY_LOCK)})`.execute(transaction);
    const found = await currentVersion(transaction);
    if (found > SCHEMA_VERSION) throw newerLibrary(found);
    if (found === 0) {
      await sql`create table if not exists library_meta (key text primary key, value jsonb not null)`.execute(
        transaction,
      );
    }
    for (const migration of MIGRATIONS.filter(({ version }) => version > found)) {
      for (const statement of migration.statements) await sql.raw(statement).execute(transaction);
    }
    await sql`insert into library_meta (key, value) values ('schemaVersion', ${JSON.stringify(SCHEMA_VERSION)}::jsonb)
      on conflict (key) do update set value = excluded.value`.execute(transaction);
    return found;
  });
}

async function currentVersion(db: Kysely<LibraryTables>): Promise<number> {
  const exists = await sql<{
    found: boolean;
  }>`select to_regclass('library_meta') is not null as found`.execute(db);
  if (!exists.rows[0]?.found) return 0;
  const { rows } = await sql<{
    version: number;
  }>`select (value #>> '{}')::int as version from library_meta where key = 'schemaVersion'`.execute(db);
  const version = rows[0]?.version ?? 0;
  if (version > SCHEMA_VERSION) throw newerLibrary(version);
  return version;
}

function newerLibrary(found: number): ConflictError {
  return new ConflictError(
    'library-newer',
    `This library was written by a newer precedent: its schema is version ${found}, this program knows versions up to ${SCHEMA_VERSION}. ` +
      'Nothing was changed. Update precedent, or open another library.',
  );
}
