import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addTerminology, listTerminologies, removeTerminology } from './installed.ts';
import { openVocabulary } from './open-vocabulary.ts';

const fixture = (name: string): string =>
  fileURLToPath(new URL(`../../../tests/fixtures/terminology/${name}`, import.meta.url));

let dataFolder = '';
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'precedent-installed-'));
});
afterEach(() => rm(dataFolder, { recursive: true }));

const filesIn = async (): Promise<string[]> => (await readdir(join(dataFolder, 'terminologies'))).sort();
const open = () => openVocabulary({ dataFolder, builtinFiles: [], resources: { text: () => '' } });

describe('adding a terminology', () => {
  it('records what it is, where it came from, and its hash', async () => {
    const { terminology, replaced } = await addTerminology(dataFolder, fixture('sample.obo'));
    expect(replaced).toBeUndefined();
    expect(terminology).toMatchObject({
      name: 'hpo',
      title: 'Sample Phenotypes',
      version: '2026-01-02',
      licence: 'https://example.org/licence',
      conceptCount: 5,
      source: fixture('sample.obo'),
    });
    const kept = await readFile(join(dataFolder, 'terminologies', terminology.file));
    expect(kept.equals(await readFile(fixture('sample.obo')))).toBe(true);
    expect(await listTerminologies(dataFolder)).toEqual([terminology]);
  });

  it('replaces another release of the same terminology and says which', async () => {
    const before = await addTerminology(dataFolder, fixture('sample.obo'));
    const after = await addTerminology(dataFolder, fixture('sample.json'));
    expect(after.replaced).toEqual(before.terminology);
    expect(await filesIn()).toEqual([after.terminology.file, 'hpo.json'].sort());
  });

  it('may be repeated', async () => {
    const { terminology } = await addTerminology(dataFolder, fixture('drugs.csv'));
    await addTerminology(dataFolder, fixture('drugs.csv'));
    expect(await filesIn()).toEqual([terminology.file, 'drugbank.json']);
  });

  it('leaves nothing behind when the file is no ontology', async () => {
    await expect(addTerminology(dataFolder, fixture('README.md'))).rejects.toMatchObject({
      code: 'not-an-ontology',
    });
    expect(await listTerminologies(dataFolder)).toEqual([]);
    expect(await readdir(dataFolder)).toEqual([]);
  });

  it('says that a data folder cannot be written', async () => {
    const file = join(dataFolder, 'a-file');
    await writeFile(file, '');
    await expect(addTerminology(file, fixture('sample.obo'))).rejects.toMatchObject({ kind: 'resource' });
  });
});

describe('removing a terminology', () => {
  it('takes its file and its record away', async () => {
    await addTerminology(dataFolder, fixture('sample.obo'));
    expect(await removeTerminology(dataFolder, 'hpo')).toMatchObject({ name: 'hpo' });
    expect(await filesIn()).toEqual([]);
  });

  it('that is not there names those that are', async () => {
    await addTerminology(dataFolder, fixture('sample.obo'));
    await expect(removeTerminology(dataFolder, 'mondo')).rejects.toMatchObject({
      code: 'terminology-not-installed',
      message: expect.stringContaining('Installed: hpo.'),
    });
  });
});

describe('opening what is installed', () => {
  it('holds all of it', async () => {
    await addTerminology(dataFolder, fixture('sample.obo'));
    await addTerminology(dataFolder, fixture('drugs.csv'));
    const { vocabulary, notes } = await open();
    expect(vocabulary.terminologies.map(({ name }) => name)).toEqual(['drugbank', 'hpo', 'builtin']);
    expect(vocabulary.conceptCount).toBe(7);
    expect(notes).toEqual([]);
  });

  it('refuses a copy that was changed, and says how to get it back', async () => {
    const { terminology } = await addTerminology(dataFolder, fixture('sample.obo'));
    const path = join(dataFolder, 'terminologies', terminology.file);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace('Hardened', 'Softened'));
    await expect(open()).rejects.toMatchObject({
      code: 'terminology-damaged',
      message: expect.stringMatching(/Add it again .*sample\.obo/),
    });
    await writeFile(path, text.slice(0, 100));
    await expect(open()).rejects.toMatchObject({ code: 'terminology-damaged' });
  });

  it('refuses a record that is none any more', async () => {
    await addTerminology(dataFolder, fixture('sample.obo'));
    await writeFile(join(dataFolder, 'terminologies', 'hpo.json'), '{"name":');
    await expect(open()).rejects.toMatchObject({ code: 'terminology-damaged' });
  });
});
