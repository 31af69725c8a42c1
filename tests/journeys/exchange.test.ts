import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { precedent, scratchFolder } from './run-precedent.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../fixtures/exchange/${name}`, import.meta.url), 'utf8').replaceAll('\n', ' ');
const phenopacket = fixture('phenopacket.json');

describe('cases from and for other systems', () => {
  const folder = scratchFolder();
  const inFolder = ['--data-folder', join(folder, 'data')];
  const at = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };

  it('come in together, and what is malformed is told with its place and stops nothing', () => {
    const lines = [
      phenopacket,
      '{"id": "x", "id": "y", "metaData": {}}',
      '{"id": "z", "phenotypicFeatures": []}',
      '{"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "MedicationUsage"}}]}',
      '{"half',
      phenopacket.replace('invented-1', 'invented-2'),
    ];
    const packed = gzipSync(`${phenopacket.replace('invented-1', 'invented-3')}\n`.repeat(1));
    const { status, stdout, stderr } = precedent([
      'library',
      'import',
      at('many.jsonl', lines.join('\n')),
      at('cut.jsonl.gz', packed.subarray(0, packed.length - 20)),
      at('bundle.json', fixture('hospital-bundle.json')),
      ...inFolder,
    ]);
    expect(stdout).toBe('3 imported, 0 updated, 0 skipped, 5 failed\n');
    expect(status).toBe(2);
    expect(stderr).toContain('many.jsonl:2: This is not JSON: line 1: the key “id” stands twice');
    expect(stderr).toContain('many.jsonl:3: The phenopacket "z" has no metaData');
    expect(stderr).toContain('many.jsonl:4: The Bundle is of FHIR R5');
    expect(stderr).toContain('many.jsonl:5: This is not JSON');
    expect(stderr).toContain('cut.jsonl.gz is not a whole gzip file');
    expect(stderr).not.toContain('    at ');
  });

  it('are told by what they hold: protobuf under any name, and what is only called JSON', () => {
    const several = join(folder, 'several.data');
    precedent(['export', '--all', '--format', 'phenopacket-protobuf', '--out', several, ...inFolder]);
    const elsewhere = ['--data-folder', join(folder, 'by-content')];
    const { stdout, stderr } = precedent([
      'library',
      'import',
      several,
      at('called.json', '%PDF-1.7 cut off'),
      ...elsewhere,
    ]);
    expect(stdout).toBe('3 imported, 0 updated, 0 skipped, 1 failed\n');
    expect(stderr).toMatch(/called\.json.*PDF/);
  });

  it('go out as a phenopacket that is what came in, and as a table with its codebook', () => {
    const out = precedent(['export', 'invented-1', '--format', 'phenopacket', ...inFolder]);
    const { phenotypicFeatures, interpretations, diseases } = JSON.parse(phenopacket) as Record<
      string,
      object
    >;
    expect(JSON.parse(out.stdout)).toMatchObject({ phenotypicFeatures, interpretations, diseases });
    const csv = join(folder, 'cases.csv');
    const table = precedent(['export', '--all', '--format', 'csv', '--out', csv, ...inFolder]);
    expect(table.stdout).toBe(
      `3 cases in ${csv}, ${join(folder, 'cases-treatments.csv')}, ${join(folder, 'cases-measurements.csv')}, ${join(folder, 'cases-codebook.csv')}\n`,
    );
    expect(readFileSync(csv, 'utf8')).toContain('finding: Fever [HP:0001945]');
  });

  it('go out as a whole library that another takes in', () => {
    const archive = join(folder, 'library.jsonl.gz');
    expect(precedent(['library', 'export', archive, ...inFolder]).stdout).toBe(
      `3 cases with 3 revisions and 0 pairs in ${archive}\n`,
    );
    const other = ['--data-folder', join(folder, 'other')];
    const taken = precedent(['library', 'import', archive, ...other]);
    expect(taken.stderr).toContain('3 cases with 3 revisions taken in, 0 were there; 0 pairs');
    expect(taken.status).toBe(0);
  });

  it('are asked for by what there is', () => {
    expect(precedent(['export', '--format', 'fhir', ...inFolder])).toMatchObject({ status: 2 });
    expect(precedent(['export', 'nobody', '--format', 'fhir', ...inFolder])).toMatchObject({ status: 3 });
    expect(precedent(['export', '--all', '--format', 'xlsx', ...inFolder]).stderr).toContain(
      'name a file with --out',
    );
  });
});
