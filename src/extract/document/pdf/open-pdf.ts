import { InputError } from '../../../errors.ts';
import type { GlyphRun, PageRuns } from './glyph-run.ts';

/** Bounds on what one PDF may cost; beyond them it is refused, so that a broken or hostile file cannot hold up the rest. */
const MAX_PAGES = 1000;
const MAX_RUNS_A_PAGE = 60_000;
const MAX_SECONDS = 60;
/** So far from the end of a file its end mark is looked for. */
const TAIL_BYTES = 4096;

/** The parts of pdf.js that are used here. */
interface TextItem {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly fontName: string;
}
interface Page {
  getViewport(options: { scale: number }): { readonly transform: readonly number[]; readonly height: number };
  streamTextContent(
    options: object,
  ): ReadableStream<{ readonly items: readonly (TextItem | { readonly type: string })[] }>;
  cleanup(): unknown;
}

/** A PDF's words as they are painted, page by page, and what it says of itself. */
export interface PaintedPdf {
  readonly pages: readonly PageRuns[];
  readonly title?: string;
  readonly author?: string;
}

/**
 * Opens a PDF and takes the text layer of each page. The library that decodes it is loaded at the first PDF.
 *
 * Throws an `InputError`: `pdf-truncated`, `pdf-encrypted`, `pdf-broken`, `pdf-too-long`.
 */
export async function openPdf(bytes: Uint8Array, name: string): Promise<PaintedPdf> {
  if (!hasEndMark(bytes))
    throw new InputError(
      'pdf-truncated',
      `${name} is a PDF without its end mark: part of it is missing. Get the file again.`,
    );
  const { getResolvedPDFJS } = await import('unpdf');
  const { getDocument } = await getResolvedPDFJS();
  const deadline = performance.now() + MAX_SECONDS * 1000;
  const task = getDocument({
    // The library takes the bytes it is given for its own.
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: 0,
  });
  try {
    const pdf = await task.promise;
    if (pdf.numPages > MAX_PAGES) throw tooLong(name, `${pdf.numPages} pages; at most ${MAX_PAGES} are read`);
    const pages: PageRuns[] = [];
    for (let page = 1; page <= pdf.numPages; page += 1)
      pages.push(await runsOf(await pdf.getPage(page), page, { name, deadline }));
    const { info } = (await pdf.getMetadata()) as { info: { Title?: unknown; Author?: unknown } };
    return {
      pages,
      ...(typeof info.Title === 'string' && { title: info.Title }),
      ...(typeof info.Author === 'string' && { author: info.Author }),
    };
  } catch (error) {
    throw asInputError(error, name);
  } finally {
    await task.destroy();
  }
}

function hasEndMark(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(-TAIL_BYTES)).includes('%%EOF');
}

const tooLong = (name: string, found: string): InputError =>
  new InputError('pdf-too-long', `${name} is a PDF with ${found}. Give the report's pages alone.`);

async function runsOf(
  page: Page,
  number: number,
  { name, deadline }: { readonly name: string; readonly deadline: number },
): Promise<PageRuns> {
  const { transform, height } = page.getViewport({ scale: 1 });
  const runs: GlyphRun[] = [];
  let spaceBefore = false;
  const reader = page
    .streamTextContent({ includeMarkedContent: false, disableNormalization: false })
    .getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    for (const item of value.items) {
      if (!('str' in item)) continue;
      if (item.str.trim() === '') spaceBefore ||= item.str !== '';
      else {
        const run = runOf(item, transform, spaceBefore);
        if (run !== undefined) runs.push(run);
        spaceBefore = false;
      }
    }
    if (runs.length > MAX_RUNS_A_PAGE || performance.now() > deadline) {
      await reader.cancel();
      throw tooLong(name, `more on page ${number} than is read in ${MAX_SECONDS} s`);
    }
  }
  page.cleanup();
  return { page: number, height, runs };
}

/** A run in page coordinates; `undefined` where it is not upright, as watermarks and labels of axes are not. */
function runOf(item: TextItem, view: readonly number[], spaceBefore: boolean): GlyphRun | undefined {
  const [a, b, c, d, e, f] = item.transform;
  const [va, vb, vc, vd, ve, vf] = view;
  const along = va * a + vc * b;
  const across = vb * a + vd * b;
  const size = Math.hypot(va * c + vc * d, vb * c + vd * d);
  if (along <= 0 || Math.abs(across) > 0.05 * along || !(size > 0)) return undefined;
  const x0 = va * e + vc * f + ve;
  const y = vb * e + vd * f + vf;
  return {
    text: item.str,
    x0,
    x1: x0 + item.width * Math.hypot(va, vb),
    y,
    size,
    font: item.fontName,
    spaceBefore,
  };
}

function asInputError(error: unknown, name: string): InputError {
  if (error instanceof InputError) return error;
  const { name: kind, message } = error as Error;
  if (kind === 'PasswordException')
    return new InputError(
      'pdf-encrypted',
      `${name} is an encrypted PDF and opens only with its password. Save it without one.`,
      { cause: error },
    );
  return new InputError(
    'pdf-broken',
    `${name} begins as a PDF but cannot be read: ${message}. Get the file again, or print it to a new PDF.`,
    { cause: error },
  );
}
