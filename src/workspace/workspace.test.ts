import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningDatabase, testDatabases } from '../../tests/library/databases.ts';
import { exampleIndexer } from '../../tests/library/example-cases.ts';
import { emptyCase } from '../case/index.ts';
import { openLibrary } from '../library/index.ts';
import { openWorkspace } from './open-workspace.ts';
import type { WorkspaceDatabase } from './workspace-database.ts';

const DUMPS = new URL('../../tests/fixtures/schemas/workspace/', import.meta.url);
const CASE = emptyCase({ program: 'test', terminologies: [] });
const TABLES = ['accounts', 'sessions', 'drafts', 'codings', 'jobs'];

describe.each(testDatabases())('a workspace on $name', (database) => {
  let running: RunningDatabase;
  beforeAll(async () => {
    running = await database.start();
  });
  afterAll(() => running.stop());
  const fresh = async () => {
    const library = await openLibrary(await running.freshPlace(), {
      indexer: exampleIndexer(),
      user: 'tester',
    });
    return { library, db: library.tables<WorkspaceDatabase>() };
  };

  it.each(readdirSync(DUMPS))('takes over %s with what is in it', async (name) => {
    const { library, db } = await fresh();
    for (const statement of readFileSync(new URL(name, DUMPS), 'utf8').split(/;\n/))
      if (statement.replace(/^--.*$/gm, '').trim() !== '') await sql.raw(statement).execute(db);
    const { accounts, drafts, jobs } = await openWorkspace(library);
    expect(await accounts.list()).toMatchObject([{ name: 'kept', role: 'curator' }]);
    expect(await drafts.list('kept')).toMatchObject([{ title: 'A draft of version 1', version: 3 }]);
    expect(await jobs.unfinished()).toMatchObject([{ title: '2 files', progress: { done: 1 } }]);
    await library.close();
  });

  it('is refused when a newer program wrote it, and stays as it was', async () => {
    const { library, db } = await fresh();
    await openWorkspace(library);
    await sql`update library_meta set value = '99' where key = 'workspaceVersion'`.execute(db);
    await expect(openWorkspace(library)).rejects.toMatchObject({ kind: 'conflict', code: 'workspace-newer' });
    await library.close();
  });

  it('does nothing to the library it stands beside', async () => {
    const { library, db } = await fresh();
    const tables = async () =>
      (
        await sql<{
          name: string;
        }>`select table_name as name from information_schema.tables where table_schema = 'public' order by 1`.execute(
          db,
        )
      ).rows.map(({ name }) => name);
    const before = await tables();
    await openWorkspace(library);
    expect((await tables()).filter((name) => !before.includes(name))).toEqual([...TABLES].sort());
    expect((await library.check()).findings).toEqual([]);
    await library.close();
  });

  it('keeps sessions until they are ended, run out, or their account changes', async () => {
    const { library, db } = await fresh();
    const { accounts, sessions } = await openWorkspace(library);
    await accounts.add({ name: 'anna', role: 'reader', password: 'long enough to be one' });
    const [first, second] = [await sessions.start('anna'), await sessions.start('anna')];
    expect(await sessions.find(first)).toMatchObject({ name: 'anna' });
    await sessions.end(first);
    expect(await sessions.find(first)).toBeUndefined();
    await sql`update sessions set used_at = now() - interval '9 hours'`.execute(db);
    expect(await sessions.find(second)).toBeUndefined();
    const third = await sessions.start('anna');
    await accounts.change('anna', { role: 'curator' });
    expect(await sessions.find(third)).toBeUndefined();
    await library.close();
  });

  it('lets one of two writers of a coding and a draft through', async () => {
    const { library } = await fresh();
    const { codings, drafts } = await openWorkspace(library);
    const both = await Promise.allSettled(
      [1, 2].map(() => codings.put('c', 'anna', 0, { case: CASE, isFinished: false })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const draft = await drafts.create('anna', { title: 'one', case: CASE });
    const writes = await Promise.allSettled(
      [1, 2].map((i) => drafts.put('anna', draft.id, 1, { title: `by ${i}`, case: CASE })),
    );
    expect(writes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await drafts.get('anna', draft.id)).version).toBe(2);
    await library.close();
  });

  it('refuses short passwords and names that are none', async () => {
    const { library } = await fresh();
    const { accounts } = await openWorkspace(library);
    await expect(accounts.add({ name: 'anna', role: 'reader', password: 'short' })).rejects.toMatchObject({
      code: 'password-short',
    });
    await expect(
      accounts.add({ name: 'Anna Ö', role: 'reader', password: 'long enough to be one' }),
    ).rejects.toMatchObject({ code: 'account-name' });
    expect(await accounts.verify('nobody', 'long enough to be one')).toBeUndefined();
    await library.close();
  });
});
