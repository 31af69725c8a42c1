import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exampleCase, exampleIndexer } from '../../tests/library/example-cases.ts';
import { ConflictError } from '../errors.ts';
import { openLibrary } from './index.ts';

const CHILD = fileURLToPath(new URL('../../tests/library/import-forever.ts', import.meta.url));
// 30 rounds are what a release is tested with: PRECEDENT_TEST_KILLS=30.
const KILLS = Number(process.env['PRECEDENT_TEST_KILLS'] ?? 3);

let folder: string;
let children: ChildProcess[];
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'precedent-folder-')), 'library');
  children = [];
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(path.dirname(folder), { recursive: true, force: true });
});

const open = (program = 'test') => openLibrary({ folder }, { indexer: exampleIndexer(), program });

/** Runs the importing child until it has told `lines` lines, kills it, and gives every line it told. */
async function importUntilKilled(seed: string, lines: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', CHILD, folder, seed], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const told: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    told.push(line);
    // Not on a line's end, but somewhere in the work that follows it.
    if (told.length === lines) setTimeout(() => child.kill('SIGKILL'), (lines * 7) % 23);
  }
  await ended;
  return told;
}

describe('a library in a folder', { timeout: 120_000 }, () => {
  it('is opened by one at a time: the second is told who has it', async () => {
    const first = await open('precedent serve');
    await expect(open()).rejects.toMatchObject({
      kind: 'conflict',
      code: 'library-in-use',
      message: expect.stringMatching(new RegExp(`precedent serve \\(pid ${process.pid} .*since 20`)),
    });
    await first.put(exampleCase('a'), 0);
    await first.close();
    await first.close();
    const second = await open();
    expect((await second.get('a')).revision).toBe(1);
    await second.close();
    expect(readdirSync(folder).filter((name) => name.startsWith('owner'))).toHaveLength(1);
  });

  it('is let in after an owner that is gone, and after one whose pid another process has now', async () => {
    mkdirSync(folder, { recursive: true });
    const owner = {
      started: 'other-boot/1',
      host: (await import('node:os')).hostname(),
      program: 'x',
      since: '2026-01-01',
      released: false,
    };
    writeFileSync(path.join(folder, 'owner-000004.json'), JSON.stringify({ ...owner, pid: process.pid }));
    const library = await open();
    expect(readdirSync(folder).filter((name) => name.startsWith('owner'))).toEqual(['owner-000005.json']);
    await library.close();
    writeFileSync(path.join(folder, 'owner-000006.json'), JSON.stringify({ ...owner, pid: 2 ** 22 + 1 }));
    await (await open()).close();
    writeFileSync(path.join(folder, 'owner-000009.json'), '{"pid": 12');
    await (await open()).close();
    writeFileSync(
      path.join(folder, 'owner-000012.json'),
      JSON.stringify({ ...owner, host: 'elsewhere', pid: 1 }),
    );
    await expect(open()).rejects.toMatchObject({
      code: 'library-in-use',
      message: expect.stringContaining('delete the files owner-*.json'),
    });
  });

  it('is won by one of several that want it at once', async () => {
    await (await open()).close();
    const results = await Promise.allSettled(Array.from({ length: 4 }, () => open()));
    const won = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(won).toHaveLength(1);
    for (const library of won) await library.close();
  });

  it('is held against a second process, which is told the pid of the first', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', CHILD, folder, 'held'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    // The child has the folder and writes to it all the while.
    for await (const line of createInterface({ input: child.stdout })) if (line.startsWith('held-')) break;
    const refused: unknown = await open('precedent list').then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(ConflictError);
    expect(refused).toMatchObject({
      code: 'library-in-use',
      message: expect.stringContaining(`import-forever (pid ${child.pid} on `),
    });
    child.kill('SIGKILL');
    await ended;
    const library = await open();
    expect((await library.check()).findings).toEqual([]);
    expect((await library.get('held-0')).revision).toBeGreaterThanOrEqual(1);
    await library.close();
  });

  it(`loses nothing it acknowledged when its owner is killed ${KILLS} times`, async () => {
    const acknowledged = new Set<string>();
    for (let round = 0; round < KILLS; round += 1) {
      const told = await importUntilKilled(`r${round}`, 15 + ((round * 37) % 90));
      expect(told[0]).toBe('open');
      for (const line of told.slice(1)) acknowledged.add(line);
    }
    const library = await open();
    for (const line of acknowledged) {
      const [id = '', revision = '1'] = line.split('@');
      expect((await library.get(id, Number(revision))).revision).toBe(Number(revision));
    }
    const { casesChecked, findings } = await library.check();
    expect(findings).toEqual([]);
    expect(casesChecked).toBeGreaterThanOrEqual(
      [...acknowledged].filter((line) => !line.includes('@')).length,
    );
    await library.close();
  }, 600_000);

  it('builds the indexes that a large import was killed before building', async () => {
    const told = await importUntilKilled('large', 40);
    const library = await open();
    for (const id of told.slice(1)) expect((await library.get(id)).revision).toBe(1);
    expect((await library.check()).findings).toEqual([]);
    // Found by an index of words, which the import did without.
    const { matches } = await library.rankByText({ phrases: ['word'] }, { limit: 5 });
    expect(matches).toHaveLength(5);
    await library.close();
  });

  it('of another PostgreSQL is refused with what to do, and left as it was', async () => {
    mkdirSync(path.join(folder, 'database'), { recursive: true });
    writeFileSync(path.join(folder, 'database/PG_VERSION'), '99\n');
    await expect(open()).rejects.toMatchObject({
      kind: 'conflict',
      code: 'library-format',
      message: expect.stringContaining('Export'),
    });
    expect(readdirSync(path.join(folder, 'database'))).toEqual(['PG_VERSION']);
  });

  it('that cannot be made is a failing resource', async () => {
    writeFileSync(path.dirname(folder) + '/file', '');
    await expect(
      openLibrary({ folder: `${path.dirname(folder)}/file/library` }, { indexer: exampleIndexer() }),
    ).rejects.toMatchObject({ kind: 'resource', code: 'library-folder' });
  });
});
