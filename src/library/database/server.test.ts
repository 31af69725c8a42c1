import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleCase, exampleIndexer } from '../../../tests/library/example-cases.ts';
import {
  type PostgresServer,
  postgresBinaries,
  startPostgres,
} from '../../../tests/library/postgres-server.ts';
import { openLibrary } from '../index.ts';

const isRequired = process.env['PRECEDENT_TEST_REQUIRE_POSTGRES'] === '1';

describe('a PostgreSQL that nobody runs', () => {
  it('is a failing resource, told with what to do', async () => {
    const opened = openLibrary(
      { databaseUrl: 'postgres://nobody@127.0.0.1:1/none' },
      { indexer: exampleIndexer() },
    );
    await expect(opened).rejects.toMatchObject({
      kind: 'resource',
      code: 'database-unreachable',
      message: expect.stringContaining('Check that PostgreSQL runs'),
    });
  });
});

describe.runIf(isRequired || postgresBinaries() !== undefined)(
  'a PostgreSQL that goes away and comes back',
  () => {
    let server: PostgresServer;
    beforeAll(async () => {
      server = await startPostgres();
    });
    afterAll(() => server.remove());

    it('fails clearly while it is away and is used again when it is back', async () => {
      const library = await openLibrary(
        { databaseUrl: await server.createDatabase('comes_back') },
        { indexer: exampleIndexer() },
      );
      await library.put(exampleCase('a'), 0);
      await server.kill();
      await expect(library.get('a')).rejects.toMatchObject({ kind: 'resource' });
      await expect(library.put(exampleCase('b'), 0)).rejects.toMatchObject({
        kind: 'resource',
        code: 'database-unreachable',
      });
      await server.start();
      expect((await library.get('a')).revision).toBe(1);
      await library.put(exampleCase('b'), 0);
      expect(await library.check()).toEqual({ casesChecked: 2, findings: [] });
      await library.close();
    });

    it('refuses a database that is not there', async () => {
      await expect(
        openLibrary({ databaseUrl: server.url('nowhere') }, { indexer: exampleIndexer() }),
      ).rejects.toMatchObject({
        kind: 'resource',
        code: 'database-refused',
      });
    });
  },
);
