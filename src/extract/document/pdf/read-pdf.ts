import { InputError } from '../../../errors.ts';
import { nameBlocks } from '../marked-up-text.ts';
import type { SourceText } from '../source-text.ts';
import { createTextBuilder } from '../text-builder.ts';
import { bodyType } from './body-type.ts';
import { withoutFurniture } from './furniture.ts';
import { continueTables } from './continue-tables.ts';
import { gatherParagraphs } from './gather-paragraphs.ts';
import { type IsWord, isLineEndHyphen, ownWords } from './join-hyphen.ts';
import { nameParagraphs } from './name-paragraph.ts';
import { openPdf } from './open-pdf.ts';
import type { Paragraph } from './paragraph.ts';
import { isTable, readingOrder } from './reading-order.ts';
import { rowText } from './row-text.ts';
import { tableText } from './table-text.ts';

/** A page with fewer characters has no text layer worth the name. */
const MIN_CHARACTERS_A_PAGE = 20;

/**
 * Reads a PDF's text layer in the order a person reads it: columns, paragraphs over columns and pages, headings, captions, tables, references;
 * running heads and page numbers are left out. Every stretch of the text knows its page.
 *
 * Throws an `InputError`: `pdf-scanned` where no page has a text layer, and what `openPdf` throws.
 */
export async function readPdf(bytes: Uint8Array, name: string, isWord: IsWord): Promise<SourceText> {
  const painted = await openPdf(bytes, name);
  const withoutText = painted.pages.filter(
    ({ runs }) => runs.reduce((sum, run) => sum + run.text.length, 0) < MIN_CHARACTERS_A_PAGE,
  );
  if (withoutText.length === painted.pages.length)
    throw new InputError(
      'pdf-scanned',
      `${name} is a PDF of ${countOf(painted.pages.length, 'page')} without a text layer: pictures of a text. Run text recognition over it (ocrmypdf, for example), and read the result.`,
    );
  const regions = continueTables(withoutFurniture(painted.pages).flatMap(readingOrder));
  const rowsByRegion = regions.map((region) => region.flatMap((part) => (isTable(part) ? [] : [part])));
  const body = bodyType(rowsByRegion);
  const paragraphs = gatherParagraphs(regions, body);
  const names = nameParagraphs(paragraphs, body);
  const own = ownWords(rowsByRegion.flat().map((row) => rowText(row)));
  const builder = createTextBuilder(Number.MAX_SAFE_INTEGER);
  for (const [i, paragraph] of paragraphs.entries()) {
    const { kind, level } = names[i];
    builder.begin(kind, level === undefined ? {} : { level });
    if (paragraph.kind === 'table') addTable(paragraph);
    else addLines(paragraph);
  }
  const { text, blocks, places } = builder.finish();
  const title = blocks.find(({ kind }) => kind === 'title');
  return {
    format: 'pdf',
    text,
    blocks: nameBlocks(text, blocks),
    places,
    citation:
      title === undefined
        ? {}
        : { title: text.slice(title.span.start, title.span.end).replaceAll('\n', ' ') },
    toSourceOffset: (offset) => offset,
    issues: withoutText
      .filter(({ runs, page }) => runs.length > 0 || page < painted.pages.length)
      .map(({ page }) => ({
        code: 'page-without-text',
        severity: 'warning',
        message: `Page ${page} of the PDF has no text layer; what it shows was not read.`,
      })),
  };

  function addLines({ rows }: Paragraph): void {
    const lines = rows.map((row) => rowText(row));
    for (const [i, line] of lines.entries()) {
      const next = lines[i + 1];
      const isCut = next !== undefined && isLineEndHyphen(line, next, { own, isWord });
      builder.place({ page: rows[i].page });
      builder.add(isCut ? line.slice(0, -1) : line, 0);
      if (next !== undefined && !isCut && !isJoined(line, next)) builder.separate(' ');
    }
  }
  function addTable({ rows, gaps }: Paragraph): void {
    for (const { page, cells } of tableText(rows, gaps)) {
      builder.place({ page });
      for (const [i, cell] of cells.entries()) {
        builder.separate(i === 0 ? '\n' : '\t');
        builder.add(cell, 0);
      }
    }
  }
}

/** After a hyphen, and between the numbers of a range, a line break is no space. */
const isJoined = (line: string, next: string): boolean =>
  /\S[-\u2010]$/.test(line) || (/[\d)][–—/]$/.test(line) && /^[\d(<>]/.test(next));

const countOf = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
