import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleCase, exampleIndexer } from '../../tests/library/example-cases.ts';
import { type Library, openLibrary } from '../library/index.ts';
import { exportLibrary, importArchive, isLibraryArchive } from './library-archive.ts';

const open = () => openLibrary({ memory: true }, { indexer: exampleIndexer(), user: 'tester' });
const folder = mkdtempSync(join(tmpdir(), 'precedent-archive-'));
const file = join(folder, 'library.jsonl.gz');

async function standing(library: Library) {
  const { cases } = await library.list({ order: 'id', limit: 100 });
  return {
    cases: cases.map(({ changedAt: _, ...summary }) => summary),
    contents: await library.getMany(cases.map(({ id }) => id)),
    histories: await Promise.all(['a', 'b', 'c', 'd'].map((id) => library.history(id))),
    pairs: await library.listPairs(),
    counts: await library.count(),
  };
}

describe('an archive of a library', () => {
  let library: Library;
  let restored: Library;

  beforeAll(async () => {
    library = await open();
    const inputs = ['a', 'b', 'c', 'd'].map((id) => ({
      source: 'x.json',
      case: exampleCase(id, { present: ['HP:0000003'] }),
    }));
    for await (const _ of library.import(inputs)) {
      // To the end.
    }
    await library.put(exampleCase('a', { present: ['HP:0000005'] }), 1, {
      by: 'curator',
      reason: 'was pain',
    });
    await library.remove('b', { reason: 'a copy' });
    await library.proposePairs([{ ids: ['c', 'd'], facts: { sameTitle: true } }]);
    await library.decidePair(['c', 'd'], 'confirmed', { by: 'curator', reason: 'the authors say so' });
    await exportLibrary(library, file);
    restored = await open();
    await importArchive(restored, file);
  });
  afterAll(async () => {
    await library.close();
    await restored.close();
    rmSync(folder, { recursive: true });
  });

  it('gives the same library: contents, hashes, revisions with hand and time, pairs, patients', async () => {
    expect(await standing(restored)).toEqual(await standing(library));
    expect((await restored.get('a', 1)).case).toEqual((await library.get('a', 1)).case);
    await expect(restored.get('b')).rejects.toThrow('was removed in revision 2');
    expect((await restored.check()).findings).toEqual([]);
  });

  it('is the same archive again, but for the moment it was made', async () => {
    const again = join(folder, 'again.jsonl');
    await exportLibrary(restored, again);
    const bodies = (text: string) =>
      text
        .split('\n')
        .slice(1, -2)
        .map((line) => line.slice(line.indexOf(',')));
    expect(bodies(readFileSync(again, 'utf8'))).toEqual(bodies(gunzipSync(readFileSync(file)).toString()));
    expect(await isLibraryArchive(again)).toBe(true);
    expect(await isLibraryArchive(file)).toBe(true);
    expect(await isLibraryArchive(folder)).toBe(false);
  });

  it('taken in twice changes nothing, and names what stands otherwise here', async () => {
    expect(await importArchive(restored, file)).toMatchObject({ cases: 0, same: 4, differing: [] });
    const other = await open();
    await other.put(exampleCase('c', { present: ['HP:0000001'] }), 0);
    expect(await importArchive(other, file)).toMatchObject({ cases: 3, same: 0, differing: ['c'] });
    expect((await other.history('c')).length).toBe(1);
    await other.close();
  });

  it('that is cut off or was altered is refused, and nothing of it is taken in', async () => {
    const empty = await open();
    const bytes = readFileSync(file);
    const text = gunzipSync(bytes).toString('utf8');
    const broken = join(folder, 'broken');
    const attempts: [string | Uint8Array, RegExp][] = [
      [bytes.subarray(0, bytes.length - 40), /archive-/],
      [text.slice(0, -30), /archive-/],
      [text.split('\n').slice(0, 3).join('\n'), /archive-truncated/],
      [text.replace('was pain', 'was fine'), /archive-altered/],
    ];
    for (const [content, code] of attempts) {
      writeFileSync(broken, content);
      const error = (await importArchive(empty, broken).catch((thrown: unknown) => thrown)) as {
        code: string;
      };
      expect(error.code).toMatch(code);
    }
    expect(await empty.count()).toEqual({ cases: 0, patients: 0 });
    await empty.close();
  });
});
