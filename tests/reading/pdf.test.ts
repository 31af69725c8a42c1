import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { placeAt } from '../../src/case/index.ts';
import { InputError } from '../../src/errors.ts';
import type { Reader, SourceText } from '../../src/extract/index.ts';
import { openReader, reviewable } from '../golden/read-example.ts';
import { makePdf, type PaintedLine } from './make-pdf.ts';
import { asArticle, CHROMIUM, printPdf } from './print-pdf.ts';

const root = join(import.meta.dirname, '..', '..');
const bytesOf = (path: string): Uint8Array => new Uint8Array(readFileSync(join(root, path)));

let reader: Reader;
beforeAll(async () => {
  reader = await openReader();
});

const open = async (path: string): Promise<SourceText> => (await reader.openFile(bytesOf(path), path))[0];
const outline = ({ text, blocks }: SourceText): string[] =>
  blocks.map(({ kind, span }) => `${kind}: ${text.slice(span.start, span.end)}`);
async function codeOf(bytes: Uint8Array): Promise<string> {
  try {
    await reader.openFile(bytes, 'report.pdf');
  } catch (error) {
    if (error instanceof InputError) return error.code;
    throw error;
  }
  return 'read';
}

describe.runIf(CHROMIUM !== undefined)('a report printed as a journal prints it', () => {
  it.each([
    ['examples/lupus-panniculitis-calcinosis.md', 2],
    ['examples/legionella-hyponatraemia.md', 2],
    ['examples/legionella-hyponatraemia.md', 1],
    ['examples/hypercalcaemia-sarcoidosis.xml', 2],
    ['examples/giant-cell-arteritis.txt', 2],
  ] as const)(
    '%s in %i columns tells the same facts in the same words as its text',
    async (path, columns) => {
      const source = await open(path);
      const [printed] = await reader.openFile(await printPdf(asArticle(source, { columns })), 'printed.pdf');
      expect(JSON.parse(reviewable(reader.readSource(printed)))).toEqual(
        JSON.parse(reviewable(reader.readSource(source))),
      );
    },
    60_000,
  );
});

it('reads the printed example that is kept with the tests like its text, and knows the page of each word', async () => {
  const printed = await open('tests/fixtures/reports/two-columns.pdf');
  const source = await open('examples/lupus-panniculitis-calcinosis.md');
  expect(JSON.parse(reviewable(reader.readSource(printed)))).toEqual(
    JSON.parse(reviewable(reader.readSource(source))),
  );
  const pageOf = (words: string): number | undefined =>
    placeAt(printed.places ?? [], printed.text.indexOf(words))?.page;
  expect([
    pageOf('A 37-year-old woman was referred'),
    pageOf('## Conclusion'.slice(3)),
    pageOf('Harbour Med Rev'),
  ]).toEqual([1, 1, 2]);
  expect(printed.text).not.toContain('Vassdal et al.');
});

const column = (
  x: number,
  fromY: number,
  lines: readonly string[],
  more: Partial<PaintedLine> = {},
): PaintedLine[] => lines.map((text, i) => ({ x, y: fromY - 12 * i, text, ...more }));

describe('the layout of a page', () => {
  it('is read column by column, across pages, without running heads and page numbers', async () => {
    const page = (number: number, left: readonly string[], right: readonly string[]): PaintedLine[] => [
      { x: 60, y: 810, size: 8, text: `Vassdal 2024; ${number + 10}` },
      ...column(60, 700, left),
      ...column(310, 700, right),
      { x: 295, y: 30, size: 8, text: String(number) },
    ];
    const pdf = makePdf([
      page(
        1,
        [
          'A woman of forty years came with a',
          'painful mass above the left hip. She',
          'had had no fever and no trauma and',
        ],
        [
          'took no medicines. The calcium was',
          'normal. A biopsy of the mass showed',
          'calcium deposits. It was thought that',
        ],
      ),
      page(
        2,
        [
          'the mass was tumoral calcinosis, and',
          'it was excised. There was no recur-',
          'rence after two years of follow-up in',
        ],
        ['the clinic. Her brother was healthy', 'and had no masses. Both parents were', 'well too.'],
      ),
    ]);
    const [source] = await reader.openFile(pdf);
    expect(outline(source)).toEqual([
      'paragraph: A woman of forty years came with a painful mass above the left hip. She had had no fever and no trauma and took no medicines. The calcium was normal. A biopsy of the mass showed calcium deposits. It was thought that the mass was tumoral calcinosis, and it was excised. There was no recurrence after two years of follow-up in the clinic. Her brother was healthy and had no masses. Both parents were well too.',
    ]);
    expect(source.places).toEqual([
      { start: 0, page: 1 },
      { start: source.text.indexOf('the mass was tumoral'), page: 2 },
    ]);
  });

  it('has tables row by row, captions, and raised numbers that end a word', async () => {
    const pdf = makePdf([
      [
        ...column(60, 760, [
          'The results are shown in the table. She had calcinosis',
          'of the skin and was treated with diltiazem for a year.',
        ]),
        { x: 299, y: 764, size: 6, text: '12' },
        ...column(60, 720, ['Table 1. Laboratory results'], { size: 8 }),
        ...column(60, 700, ['Test', 'Haemoglobin', 'Serum calcium', 'Creatinine'], { size: 8 }),
        ...column(200, 700, ['Result', '11.2 g/dL', '2.4 mmol/L', '88 umol/L'], { size: 8 }),
        ...column(300, 700, ['Range', '12.0-16.0', '2.2-2.7', '44-80'], { size: 8 }),
        ...column(60, 600, ['She was well after a year and has stayed so until now.']),
      ],
    ]);
    const [source] = await reader.openFile(pdf);
    expect(outline(source)).toEqual([
      'paragraph: The results are shown in the table. She had calcinosis¹² of the skin and was treated with diltiazem for a year.',
      'caption: Table 1. Laboratory results',
      'table: Test\tResult\tRange\nHaemoglobin\t11.2 g/dL\t12.0-16.0\nSerum calcium\t2.4 mmol/L\t2.2-2.7\nCreatinine\t88 umol/L\t44-80',
      'paragraph: She was well after a year and has stayed so until now.',
    ]);
  });
});

describe('a PDF that cannot be read says why', () => {
  const whole = makePdf([[{ x: 60, y: 700, text: 'A woman came with fever and was given prednisolone.' }]]);
  it('when part of it is missing', async () => {
    expect(await codeOf(whole.subarray(0, whole.length - 300))).toBe('pdf-truncated');
  });

  it('when it has a password', async () => {
    const hex = '00'.repeat(32);
    const encrypt = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${hex}> /U <${hex}> /P -44 >> /ID [<00> <00>]`;
    expect(await codeOf(makePdf([[{ x: 60, y: 700, text: 'secret' }]], encrypt))).toBe('pdf-encrypted');
  });

  it('when it is a scan', async () => {
    expect(await codeOf(makePdf([[], []]))).toBe('pdf-scanned');
  });

  it('when it is none', async () => {
    expect(await codeOf(new Uint8Array(Buffer.from('%PDF-1.7\nnothing\n%%EOF')))).toBe('pdf-broken');
  });
});

it('says which page has no text layer, and reads the others', async () => {
  const line = { x: 60, y: 700, text: 'A woman of forty came with fever and was given prednisolone.' };
  const [source] = await reader.openFile(makePdf([[line], []]));
  expect(source.text).toBe(line.text);
  const [two] = await reader.openFile(makePdf([[], [line]]));
  expect(two.issues?.map(({ code, message }) => [code, message.slice(0, 25)])).toEqual([
    ['page-without-text', 'Page 1 of the PDF has no '],
  ]);
});
