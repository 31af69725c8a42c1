import { InputError } from '../../errors.ts';
import { decodeBytes } from './decode-bytes.ts';
import { detectFormat } from './detect-format.ts';
import type { Document, DocumentFormat } from './document.ts';
import { documentFromText } from './document-from-text.ts';
import type { MarkedUpText } from './marked-up-text.ts';
import { readHtml } from './read-html.ts';
import { readJats } from './read-jats.ts';
import { readMarkdown } from './read-markdown.ts';
import { tokenize } from './tokenize.ts';
import type { WordTable } from './word-table.ts';

/** The largest report that is read: 32 MiB. */
export const MAX_REPORT_BYTES = 32 * 1024 * 1024;

/**
 * Reads a report of any format this program knows, told from its content: plain text, Markdown, HTML or JATS XML.
 *
 * `name` is for messages. Throws an `InputError`: `report-empty`, `report-too-large`, `report-pdf`, `report-zip`, `report-word`,
 * `report-rtf`, `report-compressed`, `report-image`, `report-binary`, `encoding-invalid`, `encoding-unclear`, `encoding-unknown`,
 * `xml-not-jats`, `xml-malformed`, `xml-entities`, `report-nested-too-deep`. Cost linear in the file's size.
 */
export function readDocument(
  bytes: Uint8Array,
  words: WordTable,
  options: { readonly name?: string } = {},
): Document {
  const name = options.name ?? 'The report';
  if (bytes.length > MAX_REPORT_BYTES) {
    throw new InputError(
      'report-too-large',
      `${name} has ${(bytes.length / 1024 / 1024).toFixed(1)} MiB; at most 32 MiB are read. Split it, or give the text alone.`,
    );
  }
  const source = decodeBytes(bytes, name);
  if (!/[\p{L}\p{N}]/u.test(source)) throw empty(name);
  const format = detectFormat(source, name);
  if (format === 'text') return documentFromText(source, words);
  const { text, blocks, citation, toSourceOffset } = readMarkup(source, format, name);
  if (text === '') throw empty(name);
  return {
    text,
    format,
    blocks,
    tokens: tokenize(
      text,
      words,
      blocks.map((block) => block.span.start),
    ),
    citation,
    toSourceOffset,
  };
}

function readMarkup(source: string, format: Exclude<DocumentFormat, 'text'>, name: string): MarkedUpText {
  switch (format) {
    case 'markdown':
      return readMarkdown(source);
    case 'html':
      return readHtml(source, name);
    case 'jats':
      return readJats(source, name);
  }
}

const empty = (name: string): InputError =>
  new InputError('report-empty', `${name} holds no words. Give a file with the report's text.`);
