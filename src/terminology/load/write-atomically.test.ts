import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeAtomically, writeError } from './write-atomically.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'precedent-write-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('writing a file', () => {
  it('replaces the content as a whole and makes the folders it needs', async () => {
    const path = join(folder, 'a', 'b', 'file');
    await writeAtomically(path, [bytes('old')]);
    await writeAtomically(path, [bytes('new'), bytes(' text')]);
    expect(await readFile(path, 'utf8')).toBe('new text');
    expect(await readdir(join(folder, 'a', 'b'))).toEqual(['file']);
  });

  it('that fails half way leaves the old content and no half file', async () => {
    const path = join(folder, 'file');
    await writeAtomically(path, [bytes('old')]);
    const unwritable = 7 as unknown as Uint8Array;
    await expect(writeAtomically(path, [bytes('new'), unwritable])).rejects.toMatchObject({
      kind: 'resource',
    });
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['file']);
  });

  it.each([
    ['ENOSPC', 'disk-full', 'Free some space'],
    ['EDQUOT', 'disk-full', 'Free some space'],
    ['EROFS', 'folder-not-writable', 'PRECEDENT_HOME'],
    ['EIO', 'write-failed', 'EIO'],
  ])('that fails with %s is the error %s', (code, expected, advice) => {
    const error = writeError('/data/file', Object.assign(new Error(code), { code }));
    expect(error).toMatchObject({
      code: expected,
      kind: 'resource',
      message: expect.stringContaining(advice),
    });
  });
});
