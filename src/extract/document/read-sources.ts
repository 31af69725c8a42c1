import { openZip } from '../../archive/index.ts';
import { InputError } from '../../errors.ts';
import { readBibtex } from './citations/read-bibtex.ts';
import { readPubmed, readRis } from './citations/read-tagged.ts';
import { decodeBytes } from './decode-bytes.ts';
import { detectFormat } from './detect-format.ts';
import type { IsWord } from './pdf/join-hyphen.ts';
import { plainTextBlocks } from './plain-text-blocks.ts';
import type { SourceText } from './source-text.ts';

const MIB = 1024 * 1024;
/** The largest text that is read, and the largest file with pictures in it. */
const MAX_REPORT_BYTES = 32 * MIB;
const MAX_LAID_OUT_BYTES = 128 * MIB;

export interface SourceOptions {
  /** What to call the file in messages. */
  readonly name?: string;
  /** Which words are written so; it decides about hyphens at line ends. */
  readonly isWord?: IsWord;
}

/**
 * Reads the reports in a file of any format this program knows, told from its content: PDF, Word, JATS XML, HTML, Markdown, plain text,
 * and lists of citations (PubMed, RIS, BibTeX). At least one; several where a file holds several articles or records.
 *
 * Libraries that only some formats need are loaded when such a file is met. Cost linear in the file's size. Throws an `InputError`:
 * `report-empty`, `report-too-large`, `report-archive`, `report-office`, `report-word`, `report-rtf`, `report-compressed`, `report-image`,
 * `report-binary`, `pdf-truncated`, `pdf-encrypted`, `pdf-scanned`, `pdf-broken`, `pdf-too-long`, `docx-broken`, `archive-broken`,
 * `archive-bomb`, `encoding-invalid`, `encoding-unclear`, `encoding-unknown`, `xml-not-jats`, `xml-malformed`, `xml-entities`,
 * `bibtex-malformed`, `report-nested-too-deep`.
 */
export async function readSources(
  bytes: Uint8Array,
  options: SourceOptions = {},
): Promise<readonly SourceText[]> {
  const { name = 'The report', isWord = () => false } = options;
  let sources: readonly SourceText[];
  if (isPdf(bytes)) {
    refuseTooLarge(bytes, MAX_LAID_OUT_BYTES, name);
    const { readPdf } = await import('./pdf/read-pdf.ts');
    sources = [await readPdf(bytes, name, isWord)];
  } else if (bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)) {
    refuseTooLarge(bytes, MAX_LAID_OUT_BYTES, name);
    await refuseOtherZip(bytes, name);
    const { readDocx } = await import('./docx/read-docx.ts');
    sources = [await readDocx(bytes, name)];
  } else sources = await readTextSources(bytes, name);
  if (sources.length === 0 || sources[0].text === '') throw empty(name);
  return sources;
}

async function readTextSources(bytes: Uint8Array, name: string): Promise<readonly SourceText[]> {
  refuseTooLarge(bytes, MAX_REPORT_BYTES, name);
  const text = decodeBytes(bytes, name);
  if (!/[\p{L}\p{N}]/u.test(text)) throw empty(name);
  return readTextFormat(text, name);
}

/** A PDF's mark may stand within the first kilobyte (ISO 32000-1, annex H, note 13). */
function isPdf(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  return head.startsWith('%PDF-') || /^[^<\w]{0,1000}?%PDF-\d/.test(head);
}

function refuseTooLarge(bytes: Uint8Array, most: number, name: string): void {
  if (bytes.length > most)
    throw new InputError(
      'report-too-large',
      `${name} has ${(bytes.length / MIB).toFixed(1)} MiB; at most ${most / MIB} MiB are read. Split it, or give the text alone.`,
    );
}

const OTHER_OFFICE: readonly (readonly [RegExp, string])[] = [
  [/^xl\//, 'an Excel workbook'],
  [/^ppt\//, 'a PowerPoint presentation'],
  [/^META-INF\/container\.xml$/, 'an e-book (EPUB)'],
  [/^mimetype$/, 'an OpenDocument file'],
];

/** A ZIP archive is a Word document, another Office file, or an archive of several files. */
async function refuseOtherZip(bytes: Uint8Array, name: string): Promise<void> {
  const { entries } = await openZip(bytes, name);
  if (entries.some((entry) => entry.name === 'word/document.xml')) return;
  const other = OTHER_OFFICE.find(([file]) => entries.some((entry) => file.test(entry.name)));
  if (other !== undefined)
    throw new InputError(
      'report-office',
      `${name} is ${other[1]}; of Office files, Word documents (.docx) are read. Save the report as one, or as PDF.`,
    );
  if (entries.some((entry) => entry.name === '[Content_Types].xml'))
    throw new InputError(
      'docx-broken',
      `${name} is packed as an Office file, but has no Word document in it. Open it in Word and save it again.`,
    );
  throw new InputError(
    'report-archive',
    `${name} is an archive of ${entries.length} files. Give one of them, or take all into the library: precedent library import ${name}`,
  );
}

async function readTextFormat(source: string, name: string): Promise<readonly SourceText[]> {
  const format = detectFormat(source, name);
  switch (format) {
    case 'text':
      return [
        {
          format,
          text: source,
          blocks: plainTextBlocks(source),
          citation: {},
          toSourceOffset: (offset) => offset,
        },
      ];
    case 'markdown': {
      const { readMarkdown } = await import('./read-markdown.ts');
      return [{ format, ...readMarkdown(source) }];
    }
    case 'html': {
      const { readHtml } = await import('./read-html.ts');
      return [{ format, ...readHtml(source, name) }];
    }
    case 'jats': {
      const { readJats } = await import('./jats/read-jats.ts');
      return readJats(source, name);
    }
    case 'pubmed':
      return readPubmed(source);
    case 'ris':
      return readRis(source);
    case 'bibtex':
      return readBibtex(source, name);
  }
}

const empty = (name: string): InputError =>
  new InputError('report-empty', `${name} holds no words. Give a file with the report's text.`);
