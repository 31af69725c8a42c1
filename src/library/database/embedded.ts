import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { PGlite, types } from '@electric-sql/pglite';
import { ConflictError } from '../../errors.ts';
import { databaseError } from './database-errors.ts';
import { templateArchive } from './cluster-template.ts';
import type { SqlAnswer, SqlConnection, SqlConnections } from './dialect.ts';

/** PostgreSQL's major version inside the PGlite we pin; a folder of another one cannot be opened. */
export const EMBEDDED_POSTGRES_MAJOR = '18';

// PGlite starts with -F (no fsync) and its fsync makes no system call. With these two its log is opened O_SYNC, so that an acknowledged
// write is on the disk (seen with strace, PGlite 0.5.16).
// The log of a whole batch fits its buffers: it is then written in one go at the commit, where full buffers would be written one page of
// 8 kB after the other, each waiting for the disk (more than half the time of an import, seen in a profile).
const DURABLE = ['-c', 'fsync=on', '-c', 'wal_sync_method=open_datasync', '-c', 'wal_buffers=32MB'];
const IN_MEMORY_SIZES = [
  '-c',
  'gin_pending_list_limit=16MB',
  '-c',
  'work_mem=32MB',
  '-c',
  'maintenance_work_mem=128MB',
  '-c',
  'jit=off',
];

/** Opens the embedded database in `folder`, or in memory where that is undefined; a new folder appears whole or not at all. */
export async function embeddedConnections(folder: string | undefined): Promise<SqlConnections> {
  const options = {
    startParams: [...PGlite.defaultStartParams, ...IN_MEMORY_SIZES, ...(folder === undefined ? [] : DURABLE)],
    // The same JavaScript values as the pg driver gives: a bigint as a string.
    parsers: { [types.INT8]: (value: string) => value },
  };
  if (folder === undefined) {
    const archive = templateArchive();
    return oneAtATime(
      await PGlite.create({ ...options, ...(archive === undefined ? {} : { loadDataDir: archive }) }),
    );
  }
  if (!existsSync(folder)) await makeCluster(folder);
  refuseOtherMajor(folder);
  return oneAtATime(await opened(PGlite.create(folder, options)));
}

/** What goes wrong while opening comes out as one of our errors too. */
async function opened(database: Promise<PGlite>): Promise<PGlite> {
  try {
    return await database;
  } catch (error) {
    throw databaseError(error);
  }
}

async function makeCluster(folder: string): Promise<void> {
  const parent = path.dirname(folder);
  mkdirSync(parent, { recursive: true, mode: 0o700 });
  const prefix = `${path.basename(folder)}.new-`;
  for (const name of readdirSync(parent)) {
    if (name.startsWith(prefix)) rmSync(path.join(parent, name), { recursive: true, force: true });
  }
  const unfinished = path.join(parent, `${prefix}${process.pid}`);
  const archive = templateArchive();
  const database = await opened(
    PGlite.create(unfinished, archive === undefined ? {} : { loadDataDir: archive }),
  );
  await database.close();
  renameSync(unfinished, folder);
}

function refuseOtherMajor(folder: string): void {
  const file = path.join(folder, 'PG_VERSION');
  const major = existsSync(file) ? readFileSync(file, 'utf8').trim() : 'unknown';
  if (major === EMBEDDED_POSTGRES_MAJOR) return;
  throw new ConflictError(
    'library-format',
    `${folder} holds an embedded database of PostgreSQL ${major}; this program opens ${EMBEDDED_POSTGRES_MAJOR}. ` +
      'Export the cases with the precedent that made it, then import them into a new folder.',
  );
}

/** PGlite has one session: it is lent to one user after the other, in the order they asked. */
function oneAtATime(database: PGlite): SqlConnections {
  let last: Promise<void> = Promise.resolve();
  let closed = false;
  const acquire = async (): Promise<SqlConnection> => {
    const before = last;
    let giveBack = (): void => {};
    last = new Promise((resolve) => {
      giveBack = resolve;
    });
    await before;
    return {
      query: async (text, parameters): Promise<SqlAnswer> => {
        const { rows, affectedRows } = await database.query(text, [...parameters]);
        return { rows, affectedRows };
      },
      copy: async (text, bytes) => {
        await database.query(text.replace(' from stdin ', " from '/dev/blob' "), [], {
          blob: new Blob([bytes]),
        });
      },
      release: giveBack,
    };
  };
  return {
    acquire,
    close: async () => {
      if (closed) return;
      closed = true;
      await last;
      if (!database.closed) await database.close();
    },
  };
}
