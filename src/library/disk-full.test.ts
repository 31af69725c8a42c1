import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { exampleCase, exampleIndexer } from '../../tests/library/example-cases.ts';
import { openLibrary } from './index.ts';

const SMALL = '90m';
const LARGE = '400m';

const mounted: string[] = [];

/** A file system with little room; undefined where this user may not mount one. */
function smallDisk(): string | undefined {
  const folder = mkdtempSync(path.join(tmpdir(), 'precedent-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SMALL}`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  mounted.push(folder);
  return folder;
}

// Filling a disk takes half a minute, and root: part of what a release is tested with, PRECEDENT_TEST_DISK=1.
const disk = process.env['PRECEDENT_TEST_DISK'] === '1' ? smallDisk() : undefined;

afterEach(() => {
  for (const folder of mounted.splice(0)) {
    execFileSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  }
});

describe.runIf(disk !== undefined)('a library on a disk that fills up', () => {
  it('says so, keeps every case it told, and goes on when there is room again', async () => {
    const place = { folder: path.join(disk ?? '', 'library') };
    const acknowledged: string[] = [];
    function* inputs() {
      for (let number = 0; number < 100_000; number += 1) {
        // Words that cannot be packed, so that it does not take long.
        const text = Array.from({ length: 900 }, (_, n) =>
          ((n * 7919 + number * 104_729) % 1e9).toString(36),
        );
        yield {
          source: 'made-up',
          case: exampleCase(`c-${number}`, { text: text.join(' '), present: ['HP:0000003'] }),
        };
      }
    }
    const full = await openLibrary(place, { indexer: exampleIndexer() });
    const filling = (async () => {
      for await (const event of full.import(inputs()))
        if (event.kind === 'imported') acknowledged.push(event.id);
    })();
    await expect(filling).rejects.toMatchObject({ kind: 'resource' });
    await full.close().catch(() => {});
    execFileSync('mount', ['-o', `remount,size=${LARGE}`, disk ?? '']);
    const library = await openLibrary(place, { indexer: exampleIndexer() });
    expect(acknowledged.length).toBeGreaterThan(0);
    expect((await library.getMany(acknowledged)).length).toBe(acknowledged.length);
    expect((await library.check()).findings).toEqual([]);
    await library.put(exampleCase('after'), 0);
    await library.close();
  }, 120_000);
});
