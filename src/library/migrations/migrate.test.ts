import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningDatabase, testDatabases } from '../../../tests/library/databases.ts';
import { exampleIndexer } from '../../../tests/library/example-cases.ts';
import { openStore } from '../library.ts';
import { migrate, SCHEMA_VERSION } from './index.ts';

const DUMPS = new URL('../../../tests/fixtures/schemas/', import.meta.url);

describe.each(testDatabases())('migrating a library on $name', (database) => {
  let running: RunningDatabase;
  beforeAll(async () => {
    running = await database.start();
  });
  afterAll(() => running.stop());

  const openFresh = async () =>
    await openStore(await running.freshPlace(), { indexer: exampleIndexer(), user: 'tester' });

  it('does nothing to a library that is up to date', async () => {
    const { store, library } = await openFresh();
    expect(await migrate(store.db)).toBe(SCHEMA_VERSION);
    await library.close();
  });

  it('refuses a library of a newer program and leaves it as it was', async () => {
    const { store, library } = await openFresh();
    await sql`update library_meta set value = '99' where key = 'schemaVersion'`.execute(store.db);
    await expect(migrate(store.db)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'library-newer',
      message: expect.stringContaining('Update precedent'),
    });
    const { rows } = await sql<{
      value: number;
    }>`select value from library_meta where key = 'schemaVersion'`.execute(store.db);
    expect(rows).toEqual([{ value: 99 }]);
    await library.close();
  });

  it.each(readdirSync(DUMPS).filter((name) => name.endsWith('.sql')))(
    'brings %s up to date, with its cases',
    async (name) => {
      const { store, library } = await openFresh();
      await sql`drop schema public cascade`.execute(store.db);
      await sql`create schema public`.execute(store.db);
      for (const statement of readFileSync(new URL(name, DUMPS), 'utf8').split(/;\n/)) {
        if (statement.replace(/^--.*$/gm, '').trim() !== '') await sql.raw(statement).execute(store.db);
      }
      await migrate(store.db);
      expect(await migrate(store.db)).toBe(SCHEMA_VERSION);
      expect((await library.get('kept')).case.title).toBe('A case of schema 1');
      const { casesChecked, findings } = await library.check();
      expect({ casesChecked, findings }).toEqual({ casesChecked: 1, findings: [] });
      await library.close();
    },
  );
});
