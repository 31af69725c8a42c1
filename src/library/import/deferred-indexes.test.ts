import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShared, type RunningDatabase, testDatabases } from '../../../tests/library/databases.ts';
import { exampleCase, exampleIndexer } from '../../../tests/library/example-cases.ts';
import type { Library } from '../library.ts';
import type { Store } from '../store.ts';
import { deferIndexes, restoreIndexes } from './deferred-indexes.ts';

const MORE_THAN_A_BATCH = 620;

describe.each(testDatabases())('indexes of a library on $name', (database) => {
  let running: RunningDatabase;
  let store: Store;
  let library: Library;
  let empty: () => Promise<void>;
  beforeAll(async () => {
    running = await database.start();
    ({ store, library, empty } = await openShared(running, exampleIndexer()));
  });
  afterAll(async () => {
    await library.close();
    await running.stop();
  });

  const indexes = async () => {
    const { rows } = await sql<{ indexdef: string }>`select indexdef from pg_indexes
      where schemaname = 'public' order by 1`.execute(store.db);
    return rows.map(({ indexdef }) => indexdef);
  };
  function* inputs() {
    for (let number = 0; number < MORE_THAN_A_BATCH; number += 1) {
      yield {
        source: `${number}.json`,
        case: { ...exampleCase(`case-${number}`), report: { citation: {} } },
      };
    }
  }

  it('are all there after a large import into an empty library, which is sound', async () => {
    await empty();
    const before = await indexes();
    let fewest = before.length;
    for await (const event of library.import(inputs())) {
      if (event.kind === 'progress') fewest = Math.min(fewest, (await indexes()).length);
    }
    expect(fewest).toBeLessThan(before.length);
    expect(await indexes()).toEqual(before);
    expect(await library.check()).toEqual({ casesChecked: MORE_THAN_A_BATCH, findings: [] });
  });

  it('are built when the one who asked for the import turns away in the middle', async () => {
    await empty();
    const before = await indexes();
    for await (const event of library.import(inputs())) if (event.kind === 'progress') break;
    expect(await indexes()).toEqual(before);
    expect((await library.check()).findings).toEqual([]);
  });

  it('are built by the next opening where an import was killed, and once only', async () => {
    await empty();
    const before = await indexes();
    await deferIndexes({ ...store, kind: 'embedded' });
    expect((await indexes()).length).toBeLessThan(before.length);
    await restoreIndexes(store);
    expect(await indexes()).toEqual(before);
    await restoreIndexes(store);
    expect(await indexes()).toEqual(before);
  });
});

describe.each(testDatabases().filter(({ name }) => name.startsWith('PostgreSQL')))(
  'two programs on $name',
  (database) => {
    it('do not build the indexes of an import that is under way', async () => {
      const running = await database.start();
      const { store, library } = await openShared(running, exampleIndexer());
      const restore = await deferIndexes(store);
      expect(await deferIndexes(store)).toBeUndefined();
      await restoreIndexes(store);
      const { rows } = await sql`select 1 from pg_indexes where indexname = 'cases_present'`.execute(
        store.db,
      );
      expect(rows).toEqual([]);
      await restore?.();
      const { rows: after } = await sql`select 1 from pg_indexes where indexname = 'cases_present'`.execute(
        store.db,
      );
      expect(after).toHaveLength(1);
      await library.close();
      await running.stop();
    });
  },
);
