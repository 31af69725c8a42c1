import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { loadTerminologyFile, parseTerminology } from './load-file.ts';

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../../../tests/fixtures/terminology/${name}`, import.meta.url));
const origin = { source: 'given.file', sha256: 'abc' };
const names = (bytes: Uint8Array): number => parseTerminology(bytes, origin).concepts.length;
const folder = mkdtempSync(join(tmpdir(), 'precedent-load-'));

afterAll(() => rmSync(folder, { recursive: true }));

/** A zip archive of one file, without the checksums that our reader does not look at. */
function zipOf(content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(1, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(31 + packed.length, 16);
  return Buffer.concat([local, Buffer.from('a'), packed, central, end]);
}

describe('a terminology file', () => {
  it.each(['sample.obo', 'sample.json', 'drugs.csv'])(
    '%s is known by its content, plain, gzip or zip',
    (name) => {
      const plain = names(fixture(name));
      expect(plain).toBeGreaterThan(1);
      expect(names(gzipSync(fixture(name)))).toBe(plain);
      expect(names(zipOf(fixture(name)))).toBe(plain);
    },
  );

  it('has the hash of its bytes as given', async () => {
    const path = join(folder, 'anything.bin');
    writeFileSync(path, gzipSync('format-version: 1.4\n\n[Term]\nid: HP:1\nname: a\n'));
    const { sha256, name } = await loadTerminologyFile(path);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(name).toBe('hpo');
  });

  it('that is missing, or a folder, is named in the error', async () => {
    await expect(loadTerminologyFile(join(folder, 'none.json'))).rejects.toMatchObject({
      code: 'file-missing',
      kind: 'input',
      message: expect.stringContaining('none.json'),
    });
    await expect(loadTerminologyFile(folder)).rejects.toMatchObject({ code: 'file-is-folder' });
  });

  it('cut off inside its packing is truncated', () => {
    const packed = gzipSync(fixture('sample.json'));
    expect(() => names(packed.subarray(0, 400))).toThrow(
      expect.objectContaining({ code: 'ontology-truncated' }),
    );
    const zipped = zipOf(fixture('drugs.csv'));
    expect(() => names(zipped.subarray(0, 100))).toThrow(
      expect.objectContaining({ code: 'ontology-truncated' }),
    );
  });

  it.each([
    ['', 'empty'],
    ['<!DOCTYPE html><p>Sign in', 'web page'],
    ['<?xml version="1.0"?><rdf:RDF>', 'RDF/OWL'],
    ['\u0000\u0001\u0002', 'binary'],
    ['hello', '"hello"'],
  ])('%j is no ontology, and the error says what it is', (content, said) => {
    expect(() => names(Buffer.from(content))).toThrow(
      expect.objectContaining({ code: 'not-an-ontology', message: expect.stringContaining(said) }),
    );
  });
});

describe('the DrugBank table', () => {
  it('gives names, former numbers and cross references', () => {
    expect(parseTerminology(fixture('drugs.csv'), origin)).toMatchObject({
      name: 'drugbank',
      licence: 'CC0 1.0',
      concepts: [
        {
          id: 'DRUGBANK:DB90001',
          label: 'Samplinib',
          kind: 'drug',
          synonyms: [
            { text: 'Samplin', scope: 'exact' },
            { text: '2,4-"sample" acid', scope: 'exact' },
          ],
          alternativeIds: ['DRUGBANK:DB90007'],
          xrefs: ['CAS:1-2-3', 'UNII:ABC', 'InChIKey:KEY-A'],
        },
        { id: 'DRUGBANK:DB90002', label: 'Examplamab', synonyms: [], xrefs: [] },
      ],
    });
  });

  it('that breaks off inside quotes is truncated', () => {
    const text = fixture('drugs.csv').toString();
    const cut = Buffer.from(text.slice(0, text.indexOf('Samplin |') + 4));
    expect(() => names(cut)).toThrow(expect.objectContaining({ code: 'ontology-truncated' }));
  });
});
