import type { Document } from './document.ts';
import { plainTextBlocks } from './plain-text-blocks.ts';
import { tokenize } from './tokenize.ts';
import type { WordTable } from './word-table.ts';

const sameOffset = (offsetUtf16: number): number => offsetUtf16;

/**
 * Makes a document of plain text, character for character: its offsets are the text's own.
 *
 * Headings, lists, captions, tables and references are told from the layout of the lines. Never throws; cost linear.
 */
export function documentFromText(text: string, words: WordTable): Document {
  const blocks = plainTextBlocks(text);
  return {
    text,
    format: 'text',
    blocks,
    tokens: tokenize(
      text,
      words,
      blocks.map((block) => block.span.start),
    ),
    citation: {},
    toSourceOffset: sameOffset,
  };
}
