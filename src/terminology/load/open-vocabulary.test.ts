import { mkdtemp, open as openFile, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { termIdOf } from '../concept.ts';
import { type OpenedVocabulary, openVocabulary } from './open-vocabulary.ts';

const sample = fileURLToPath(new URL('../../../tests/fixtures/terminology/sample.obo', import.meta.url));
const drugs = fileURLToPath(new URL('../../../tests/fixtures/terminology/drugs.csv', import.meta.url));

let dataFolder = '';
let compiled: (readonly string[])[] = [];
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'precedent-cache-'));
  compiled = [];
});

afterEach(() => rm(dataFolder, { recursive: true }));

const open = (files: readonly string[] = [sample], resource = ''): Promise<OpenedVocabulary> =>
  openVocabulary({
    dataFolder,
    builtinFiles: [],
    files,
    resources: { text: () => resource },
    onCompile: (names) => compiled.push(names),
  });

async function caches(): Promise<string[]> {
  return (await readdir(join(dataFolder, 'cache'))).map((file) => join(dataFolder, 'cache', file));
}

async function onlyCache(): Promise<string> {
  const [path = '', ...others] = await caches();
  expect(others).toEqual([]);
  return path;
}

const labelOfSample = ({ vocabulary }: OpenedVocabulary): string | undefined => {
  const concept = vocabulary.find(termIdOf('HP:9000099'));
  return concept === undefined ? undefined : vocabulary.label(concept);
};

describe('the cache of a vocabulary', () => {
  it('is made once and then opened, with the same answers', async () => {
    const first = await open();
    const second = await open();
    expect(compiled).toEqual([[sample, 'builtin']]);
    expect(labelOfSample(first)).toBe('Hardened skin');
    expect(labelOfSample(second)).toBe('Hardened skin');
    expect(second.vocabulary.terminologies).toEqual(first.vocabulary.terminologies);
    expect(second.vocabulary.lexicon.nameCount).toBe(first.vocabulary.lexicon.nameCount);
    expect(second.notes).toEqual([]);
  });

  it('is another one for other files, and for other language tables', async () => {
    await open();
    await open([sample, drugs]);
    await open([sample], 'role\twords\n');
    expect(compiled).toHaveLength(3);
    expect(await caches()).toHaveLength(3);
    await open();
    expect(compiled).toHaveLength(3);
  });

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 100)],
    ['emptied', () => Buffer.alloc(0)],
    ['overwritten', () => Buffer.from('something else that is long enough')],
    [
      'changed in one bit',
      (bytes: Buffer) => {
        const changed = Buffer.from(bytes);
        changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
        return changed;
      },
    ],
  ])('is built again, with a note, when it was %s', async (_, damage) => {
    await open();
    const path = await onlyCache();
    const sound = await readFile(path);
    await writeFile(path, damage(sound));
    const again = await open();
    expect(again.notes).toEqual([expect.stringContaining('is damaged')]);
    expect(labelOfSample(again)).toBe('Hardened skin');
    expect((await readFile(path)).equals(sound)).toBe(true);
    expect((await open()).notes).toEqual([]);
  });

  it('leaves no temporary file, and keeps only the latest few', async () => {
    for (let n = 0; n < 6; n += 1) {
      await open([sample], `${n}`);
      for (const path of await caches()) {
        const { mtimeMs } = await stat(path);
        await utimes(path, new Date(), new Date(mtimeMs - 1000));
      }
    }
    const left = await caches();
    expect(left).toHaveLength(4);
    expect(left.every((path) => path.endsWith('.bin'))).toBe(true);
    await open([sample], '5');
    expect(compiled).toHaveLength(6);
  });

  it('may be made by several at once', async () => {
    const opened = await Promise.all([open(), open(), open()]);
    expect(opened.map(labelOfSample)).toEqual(['Hardened skin', 'Hardened skin', 'Hardened skin']);
    expect((await open()).notes).toEqual([]);
    await onlyCache();
  });

  it('is done without, with a note, where nothing may be written', async () => {
    await writeFile(join(dataFolder, 'cache'), 'a file where the folder should be');
    const opened = await open();
    expect(labelOfSample(opened)).toBe('Hardened skin');
    expect(opened.notes).toEqual([expect.stringContaining('not kept for next time')]);
  });
});

it('writes nothing for files that are no ontologies', async () => {
  const path = join(dataFolder, 'bad.json');
  const file = await openFile(path, 'w');
  await file.close();
  await expect(open([path])).rejects.toMatchObject({ code: 'not-an-ontology' });
  expect(await readdir(dataFolder)).toEqual(['bad.json']);
});
