import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { SourceText } from '../../src/extract/index.ts';

const run = promisify(execFile);

/** The browser that prints; tests that need it are left out where there is none. */
export const CHROMIUM = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path));

/** Prints a page to a PDF with headless Chromium, without the network. */
export async function printPdf(html: string): Promise<Uint8Array> {
  if (CHROMIUM === undefined) throw new Error('no Chromium on this machine');
  const folder = mkdtempSync(join(tmpdir(), 'precedent-print-'));
  try {
    writeFileSync(join(folder, 'page.html'), html);
    const flags = [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--no-pdf-header-footer',
      `--user-data-dir=${folder}/profile`,
      `--print-to-pdf=${folder}/page.pdf`,
      `file://${folder}/page.html`,
    ];
    await run(CHROMIUM, flags, { timeout: 60_000 });
    return new Uint8Array(readFileSync(join(folder, 'page.pdf')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** How a journal sets an article: one column or two, with a running head and page numbers. */
export interface Layout {
  readonly columns: 1 | 2 | 3;
  readonly css?: string;
}

/** Sets a report as a journal does: title across the page, justified columns with hyphens, a running head, page numbers. */
export function asArticle({ text, blocks }: SourceText, { columns, css = '' }: Layout): string {
  const body: string[] = [];
  let title = '';
  for (const { kind, span } of blocks) {
    const words = escaped(text.slice(span.start, span.end));
    if (kind === 'title') title = words;
    else if (kind === 'heading') body.push(`<h2>${words}</h2>`);
    else if (kind === 'table') {
      const rows = words.split('\n').map((row) => `<tr><td>${row.replaceAll('\t', '</td><td>')}</td></tr>`);
      body.push(`<table>${rows.join('')}</table>`);
    } else body.push(`<p class="${kind}">${words}</p>`);
  }
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><style>
    @page { size: A4; margin: 20mm 16mm;
      @top-center { content: "Vassdal et al. — A case for the reader"; font-size: 8pt }
      @bottom-right { content: counter(page); font-size: 8pt } }
    body { font: 9.5pt/1.3 serif; text-align: justify; hyphens: auto; margin: 0 }
    h1 { font-size: 17pt; text-align: left; hyphens: none } h2 { font-size: 10.5pt; margin: 9pt 0 3pt; break-after: avoid; hyphens: none }
    main { columns: ${columns}; column-gap: 7mm } p { margin: 0; text-indent: 1em }
    .caption, .reference, table { font-size: 8.5pt } .reference, .caption { text-indent: 0; margin: 3pt 0 }
    table { border-collapse: collapse; width: 100%; margin: 6pt 0; text-align: left } td { padding: 1pt 6pt 1pt 0 } ${css}
    </style></head><body><h1>${title}</h1><main>${body.join('\n')}</main></body></html>`;
}
