import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANALYTES, LUPUS_FOLDER } from '../../../tests/packs/open-example-packs.ts';
import { openPackShelf, type PackShelf } from './pack-shelf.ts';

let own: string;
beforeEach(() => {
  own = mkdtempSync(join(tmpdir(), 'precedent-own-packs-'));
});
afterEach(() => rmSync(own, { recursive: true, force: true }));

function open(): PackShelf {
  const places = [
    { folder: 'packs', origin: 'built-in' as const },
    { folder: own, origin: 'own' as const },
  ];
  return openPackShelf(places, () => ({ analytes: ANALYTES }));
}

describe('the packs of a machine', () => {
  it('hold those shipped and the own ones in the data folder alike', async () => {
    cpSync(LUPUS_FOLDER, join(own, 'my-lupus'), { recursive: true });
    const listed = await open().list();
    expect(listed.map(({ id, origin, version }) => [id, origin, version])).toEqual([
      ['calcinosis-cutis', 'built-in', '1.0.0'],
      ['my-lupus', 'own', '1.0.0'],
    ]);
    expect((await open().load('my-lupus')).classification.types).toHaveLength(1);
  });

  it('let an own pack take the place of a shipped one with the same id', async () => {
    cpSync('packs/calcinosis-cutis/pack.json', join(own, 'calcinosis-cutis', 'pack.json'));
    cpSync(
      'packs/calcinosis-cutis/classification.json',
      join(own, 'calcinosis-cutis', 'classification.json'),
    );
    expect((await open().list()).map(({ origin }) => origin)).toEqual(['own']);
    expect((await open().load('calcinosis-cutis')).cases).toEqual([]);
  });

  it('list a broken pack with its problem and go on', async () => {
    mkdirSync(join(own, 'broken'));
    writeFileSync(join(own, 'broken', 'pack.json'), '{\n"schemaVersion": 1,\n');
    const broken = (await open().list()).find(({ id }) => id === 'broken');
    expect(broken?.problem).toMatch(/pack\.json:3: “"” expected|pack\.json:3: a key/);
    await expect(open().load('broken')).rejects.toThrow(/precedent pack validate/);
  });

  it('say which packs there are when one is not', async () => {
    await expect(open().load('gout')).rejects.toThrow(/no pack “gout”. There is calcinosis-cutis/);
  });

  it('are found by their id, by a scheme, or by both; a broken one does not stand in the way', async () => {
    cpSync(LUPUS_FOLDER, join(own, 'my-lupus'), { recursive: true });
    mkdirSync(join(own, 'broken'));
    writeFileSync(join(own, 'broken', 'pack.json'), '{');
    const idOf = async (name: string) => {
      const { pack, scheme } = await open().named(name);
      return [pack.manifest.id, scheme];
    };
    expect(await idOf('calcinosis-cutis')).toEqual(['calcinosis-cutis', undefined]);
    expect(await idOf('four-types')).toEqual(['calcinosis-cutis', 'four-types']);
    expect(await idOf('calcinosis-cutis/four-types')).toEqual(['calcinosis-cutis', 'four-types']);
    expect(await idOf('eular-acr-2019')).toEqual(['sle-2019-eular-acr', 'eular-acr-2019']);
    await expect(idOf('nothing')).rejects.toThrow(/no pack “nothing”/);
    expect(await open().only()).toBeUndefined();
  });

  it('refuse a folder that holds no pack', async () => {
    await expect(open().validate(join(own, 'nothing'), { analytes: ANALYTES })).rejects.toThrow(/no pack in/);
  });

  it('find a published case by its id', async () => {
    const [line] = readFileSync('packs/calcinosis-cutis/cases.jsonl', 'utf8').split('\n');
    const { id } = JSON.parse(line) as { id: string };
    expect((await open().findCase(id))?.id).toBe(id);
    expect(await open().findCase('nobody')).toBeUndefined();
  });
});
