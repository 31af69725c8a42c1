import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { beforeAll, expect, it } from 'vitest';
import { casesOf, type OpenedReport, openReports } from '../../src/app/open-reports.ts';
import type { Reader } from '../../src/extract/index.ts';
import { openReader } from '../golden/read-example.ts';
import { makePdf } from './make-pdf.ts';
import { makeDocx, makeZip, WORD_REPORT } from './make-zip.ts';

const fixtures = join(import.meta.dirname, '..', 'fixtures', 'reports');
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(join(fixtures, name)));
const versions = { program: '0', terminologies: [] };

let reader: Reader;
beforeAll(async () => {
  reader = await openReader();
});

async function openAll(bytes: Uint8Array, name: string): Promise<OpenedReport[]> {
  const opened: OpenedReport[] = [];
  for await (const one of openReports({ reader, versions }, bytes, name)) opened.push(one);
  return opened;
}
/** Each report with the age and sex it tells, or the code of its error. */
const told = (opened: readonly OpenedReport[]): string[] =>
  opened.map((one) =>
    'error' in one
      ? `${one.source}: ${one.error.code}`
      : `${one.source}: ${one.report.cases.map(({ subject: { age, sex } }) => `${age?.value.iso8601duration ?? '?'} ${sex?.value ?? '?'}`).join(' and ')}`,
  );

it('reads a Word document: title, headings, captions, tables, raised numbers, and nothing deleted', async () => {
  const [source] = await reader.openFile(makeDocx(WORD_REPORT), 'report.docx');
  expect(
    source.blocks.map(({ kind, span }) => `${kind}: ${source.text.slice(span.start, span.end)}`),
  ).toEqual([
    'title: Calcinosis of the hip',
    'heading: Case report',
    'paragraph: A 9-year-old girl had a hard mass over the left hip. The white cell count was 8.1 × 10⁹/L.',
    'heading: Laboratory results',
    'caption: Table 1. Blood tests',
    'table: Test\tResult\nPhosphate\t2.1 mmol/L',
    'paragraph: She was treated with sevelamer.',
  ]);
  expect(source.places?.[0]).toEqual({ start: 0, element: '/h1[1]' });
});

it('reads two cases and a congress abstract from one JATS file, and no reviewer’s words', async () => {
  const opened = await openAll(fixture('two-cases.xml'), 'two-cases.xml');
  expect(told(opened)).toEqual(['two-cases.xml#1: P5D male and P58Y female', 'two-cases.xml#2: P9Y female']);
  const [first, second] = opened.map((one) => ('error' in one ? undefined : one.report));
  const boy = first?.cases[0];
  expect(boy?.findings.map(({ status, concept }) => `${status} ${concept.label}`)).toEqual(
    expect.arrayContaining(['excluded Fever', 'present Soft tissue calcification']),
  );
  expect(JSON.stringify(first?.cases)).not.toMatch(/gout|diabetes/i);
  expect(second?.cases[0].report).toMatchObject({
    citation: {
      doi: '10.99999/jic.2024.0011.s1',
      journal: 'Journal of Invented Cases',
      authors: ['Imoro, Adaeze'],
    },
    licence: 'https://creativecommons.org/licenses/by/4.0/',
    format: 'jats',
  });
});

it('says which element each paragraph of an article stands in', async () => {
  const [source] = await reader.openFile(fixture('two-cases.xml'));
  const elementOf = (words: string): string | undefined =>
    source.places?.findLast(({ start }) => start <= source.text.indexOf(words))?.element;
  expect(elementOf('Seven days later')).toBe('/article/body/sec[2]/sec[1]/p[1]');
  expect(elementOf('1.82 mmol/L')).toBe('/article/body/sec[2]/sec[2]/table-wrap[1]/table');
});

it.each([
  ['three-records.nbib', ['P5D male', 'P78Y female', '? ?']],
  ['three-records.ris', ['P9Y female', 'P66Y male', '? ?']],
])('reads a case from each record of %s', async (name, patients) => {
  const opened = await openAll(fixture(name), name);
  expect(told(opened)).toEqual(patients.map((patient, i) => `${name}#${i + 1}: ${patient}`));
  const third = opened[2];
  expect('error' in third ? undefined : third.report.cases[0].issues.map(({ code }) => code)).toContain(
    'abstract-missing',
  );
  const ids = opened.map((one) => ('error' in one ? '' : one.report.cases[0].id));
  expect(new Set(ids).size).toBe(3);
});

it('reads BibTeX: strings filled in, accents composed, braces and comments dropped', async () => {
  const sources = await reader.openFile(
    bytesOf(`% by hand
@string{jid = "J Invented Dermatol"}
@comment{jabref-meta: x}
@article{a1, author = {Vassdal, Ingrid and Garc{\\'i}a-L{\\"o}f, Ana}, title = {{Calcinosis} in {SLE}}, journal = jid, year = 2021,
  abstract = {A 37-year-old woman had haemoglobin 11.2~g/dL (12.0--16.0). 10\\% improved.}}`),
  );
  expect(sources.map(({ text, citation }) => [text, citation])).toEqual([
    [
      'Calcinosis in SLE\n\nAbstract\n\nA 37-year-old woman had haemoglobin 11.2 g/dL (12.0–16.0). 10% improved.',
      {
        title: 'Calcinosis in SLE',
        authors: ['Vassdal, Ingrid', 'García-Löf, Ana'],
        journal: 'J Invented Dermatol',
        year: 2021,
      },
    ],
  ]);
});

const GOOD = 'A 41-year-old woman with gout was given colchicine 1 mg daily.';

async function tarOf(files: readonly (readonly [string, string])[]): Promise<Uint8Array> {
  const tar = pack();
  for (const [name, text] of files) tar.entry({ name }, text);
  tar.entry({ name: 'link', type: 'symlink', linkname: '/etc/passwd' });
  tar.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of tar as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return new Uint8Array(gzipSync(Buffer.concat(chunks)));
}

it('reads what an archive holds, refuses what points outside or is no report, and goes on', async () => {
  const zip = makeZip([
    { name: '../evil.txt', content: GOOD },
    { name: '/etc/evil.txt', content: GOOD },
    { name: 'a/one.txt', content: GOOD },
    { name: 'a/figure.png', content: 'x' },
    { name: 'bin', content: new Uint8Array([0, 1, 2, 3]) },
    { name: 'cut.pdf', content: makePdf([[{ x: 60, y: 700, text: GOOD }]]).subarray(0, 300) },
    { name: 'not.docx', content: makeZip([{ name: '[Content_Types].xml', content: '<x/>' }]) },
    { name: 'bad.docx', content: makeDocx('<w:p') },
    {
      name: 'book.xlsx',
      content: makeZip([
        { name: '[Content_Types].xml', content: '' },
        { name: 'xl/workbook.xml', content: '' },
      ]),
    },
    {
      name: 'xxe.xml',
      content: '<!DOCTYPE article [<!ENTITY x SYSTEM "file:///etc/passwd">]><article><p>&x;</p></article>',
    },
    {
      name: 'more.tgz',
      content: await tarOf([
        ['b.txt', GOOD],
        ['../out.txt', GOOD],
      ]),
    },
    { name: 'last.pdf', content: makePdf([[{ x: 60, y: 700, text: GOOD }]]) },
  ]);
  expect(told(await openAll(zip, 'all.zip'))).toEqual([
    'all.zip/../evil.txt: archive-unsafe-name',
    'all.zip//etc/evil.txt: archive-unsafe-name',
    'all.zip/a/one.txt: P41Y female',
    'all.zip/bin: report-binary',
    'all.zip/cut.pdf: pdf-truncated',
    'all.zip/not.docx: docx-broken',
    'all.zip/bad.docx: docx-broken',
    'all.zip/book.xlsx: report-office',
    'all.zip/xxe.xml: xml-entities',
    'all.zip/more.tgz/b.txt: P41Y female',
    'all.zip/more.tgz/../out.txt: archive-unsafe-name',
    'all.zip/last.pdf: P41Y female',
  ]);
});

it('ends an archive that unpacks to more than any report, and one within too many others', async () => {
  const bomb = makeZip([
    { name: 'big.txt', content: Buffer.alloc(40_000_000, 'a') },
    { name: 'after.txt', content: GOOD },
  ]);
  expect(told(await openAll(bomb, 'bomb.zip'))).toEqual(['bomb.zip/big.txt: archive-bomb']);
  expect(told(await openAll(new Uint8Array(gzipSync(Buffer.alloc(40_000_000, 'a'))), 'bomb.gz'))).toEqual([
    'bomb.gz: archive-bomb',
  ]);
  let deep = bytesOf(GOOD);
  for (let i = 0; i < 5; i += 1) deep = makeZip([{ name: `${i}.zip`, content: deep }]);
  expect((await openAll(deep, 'deep.zip')).map((one) => 'error' in one && one.error.code)).toEqual([
    'archive-too-deep',
  ]);
});

it('reads an archive that is cut off up to the cut', async () => {
  const whole = await tarOf([
    ['a.txt', GOOD],
    ['b.txt', Array.from({ length: 3000 }, (_, i) => `word${(i * 7919) % 3001}`).join(' ')],
  ]);
  const opened = told(await openAll(whole.subarray(0, whole.length - 2000), 'cut.tar.gz'));
  expect(opened[0]).toBe('cut.tar.gz/a.txt: P41Y female');
  expect(opened.at(-1)).toMatch(/archive-broken$/);
});

it('keeps the format and the places of a report with its case', async () => {
  const [source] = await reader.openFile(makePdf([[{ x: 60, y: 700, text: GOOD }]]));
  const [one] = casesOf(reader.readSource(source), 'abc', versions);
  expect(one.report).toMatchObject({ format: 'pdf', places: [{ start: 0, page: 1 }] });
});
