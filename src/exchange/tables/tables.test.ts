import * as fc from 'fast-check';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { arbitraryCase } from '../../../tests/case/arbitrary-case.ts';
import { readFixture } from '../../../tests/exchange/read-fixture.ts';
import type { Case } from '../../case/index.ts';
import { casesFromJson } from '../cases-from-json.ts';
import { tabulateCases, writeCsv, writeXlsx } from './index.ts';

const [one] = casesFromJson(readFixture('phenopacket.json'), { program: '0', terminologies: [] }) as Case[];
const other = { ...one, id: 'other' as Case['id'], findings: [], measurements: [] };
const tables = tabulateCases([one, other]);

describe('a table of cases', () => {
  const [cases, treatments, measurements, codebook] = tables;
  const cell = (row: number, column: string) => cases.rows[row]?.[cases.header.indexOf(column)];

  it('has a row for each case and a column for each variable, with its unit in the header', () => {
    expect(cases.rows.map(([id]) => id)).toEqual(['invented-1', 'other']);
    expect(cell(0, 'measurement: C reactive protein [LOINC:1988-5] (mg/L)')).toBe(120);
    expect(cell(0, 'age (years)')).toBe(34.5);
    expect(cell(0, 'treatment: Colchicine [DRUGBANK:DB01394]')).toBe('complete');
  });

  it('tells present, excluded and not reported apart', () => {
    expect(cell(0, 'finding: Fever [HP:0001945]')).toBe('present');
    expect(cell(0, 'finding: Skin rash [HP:0000988]')).toBe('excluded');
    expect(cell(1, 'finding: Skin rash [HP:0000988]')).toBeUndefined();
  });

  it('comes with a codebook that explains every column and counts who tells it', () => {
    expect(codebook.rows.map(([column]) => column)).toEqual(cases.header);
    expect(codebook.rows.find(([column]) => column === 'finding: Fever [HP:0001945]')?.slice(4)).toEqual([
      2,
      1,
      'present 1',
    ]);
  });

  it('has treatments and measurements in long form', () => {
    expect(treatments.rows).toHaveLength(2);
    expect(measurements.rows).toHaveLength(2);
    expect(measurements.rows[0]?.slice(4, 12)).toEqual([
      undefined,
      120,
      undefined,
      undefined,
      'mg/L',
      undefined,
      0,
      5,
    ]);
  });

  it('has rows as long as their header and no header twice, whatever the cases', () => {
    fc.assert(
      fc.property(fc.array(arbitraryCase(), { maxLength: 3 }), (some) => {
        for (const { header, rows } of tabulateCases(some)) {
          expect(new Set(header).size).toBe(header.length);
          expect(rows.filter((row) => row.length !== header.length)).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('CSV', () => {
  it('runs nothing: words that begin as a formula get an apostrophe, numbers stay numbers', () => {
    const rows = ['=1+1', '+1', '-1', '@x', '\tx'].map((word) => [word]);
    expect(writeCsv({ name: 't', header: ['a'], rows: [...rows, [-2], ['a"b'], [undefined]] })).toBe(
      `a\r\n'=1+1\r\n'+1\r\n'-1\r\n'@x\r\n'\tx\r\n-2\r\n"a""b"\r\n\r\n`,
    );
  });
});

describe('a workbook', () => {
  it('has the tables as sheets, words as words and numbers as numbers', async () => {
    const bytes = await writeXlsx([...tables, { name: 'odd', header: ['a'], rows: [['=1+1'], [2]] }]);
    const sheets = (await readExcelFile(Buffer.from(bytes))) as { sheet: string; data: unknown[][] }[];
    expect(sheets.map(({ sheet }) => sheet)).toEqual([
      'cases',
      'treatments',
      'measurements',
      'codebook',
      'odd',
    ]);
    expect(sheets[4]?.data).toEqual([['a'], ['=1+1'], [2]]);
    expect(sheets[0]?.data[0]).toEqual(tables[0].header);
  });

  it('that a sheet has no room for is refused', async () => {
    const header = Array.from({ length: 20_000 }, (_, index) => `c${index}`);
    await expect(writeXlsx([{ name: 't', header, rows: [] }])).rejects.toThrow('an Excel sheet holds 16384');
  });
});
