import { sql } from 'kysely';
import type { ConceptIndexer } from '../../src/library/index.ts';
import { type LibraryPlace, openStore } from '../../src/library/library.ts';
import { postgresBinaries, startPostgres, withClient } from './postgres-server.ts';

/** A database that a contract suite runs on. */
export interface TestDatabase {
  readonly name: string;
  /** Starts what has to be started; call it in `beforeAll`. */
  start(): Promise<RunningDatabase>;
}

/** A database with room for libraries. */
export interface RunningDatabase {
  /** A place where there is no library yet. */
  freshPlace(): Promise<LibraryPlace>;
  stop(): Promise<void>;
}

const { PRECEDENT_TEST_DATABASE_URL: givenUrl, PRECEDENT_TEST_REQUIRE_POSTGRES: required } = process.env;

const embedded: TestDatabase = {
  name: 'PGlite',
  start: async () => ({ freshPlace: async () => ({ memory: true }), stop: async () => {} }),
};

/**
 * The databases of this machine: PGlite, and PostgreSQL at `PRECEDENT_TEST_DATABASE_URL` or started here from Debian's packages.
 * Without either, PGlite's name says that PostgreSQL was not tested; with `PRECEDENT_TEST_REQUIRE_POSTGRES=1` that is an error.
 */
export function testDatabases(): readonly TestDatabase[] {
  const binaries = postgresBinaries();
  if (givenUrl !== undefined && givenUrl !== '') return [embedded, givenServer(givenUrl)];
  if (binaries !== undefined) return [embedded, ownServer(binaries.version)];
  if (required === '1') {
    throw new Error(
      'PRECEDENT_TEST_REQUIRE_POSTGRES is 1, but there is neither PRECEDENT_TEST_DATABASE_URL nor an installed PostgreSQL.',
    );
  }
  return [{ ...embedded, name: 'PGlite (PostgreSQL NOT tested: it is not installed here)' }];
}

function ownServer(version: string): TestDatabase {
  return {
    name: `PostgreSQL ${version}`,
    start: async () => {
      const server = await startPostgres();
      let count = 0;
      return {
        freshPlace: async () => {
          count += 1;
          return { databaseUrl: await server.createDatabase(`library_${count}`) };
        },
        stop: () => server.remove(),
      };
    },
  };
}

function givenServer(url: string): TestDatabase {
  return {
    name: 'PostgreSQL at PRECEDENT_TEST_DATABASE_URL',
    start: async () => {
      const made: string[] = [];
      return {
        freshPlace: async () => {
          const name = `precedent_test_${process.pid}_${made.length}_${Date.now()}`;
          await withClient(url, (client) => client.query(`create database ${name}`));
          made.push(name);
          const place = new URL(url);
          place.pathname = `/${name}`;
          return { databaseUrl: place.href };
        },
        stop: async () => {
          for (const name of made)
            await withClient(url, (client) => client.query(`drop database ${name} with (force)`));
        },
      };
    },
  };
}

/** An open library that tests of one file share, emptied between them. */
export async function openShared(running: RunningDatabase, indexer: ConceptIndexer) {
  const opened = await openStore(await running.freshPlace(), { indexer, program: 'test', user: 'tester' });
  const empty = async () => {
    await sql`truncate cases, case_revisions, postings, concept_counts, case_conditions, case_treatments, case_measurements,
      patient_pairs`.execute(opened.store.db);
    await sql`delete from library_meta where key <> 'schemaVersion'`.execute(opened.store.db);
  };
  return { ...opened, empty };
}
