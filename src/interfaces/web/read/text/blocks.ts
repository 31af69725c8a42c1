import type { Given } from '../../api/client.ts';
import type { TextRange } from './segment-text.ts';

/** A paragraph, heading or caption of a report. */
export interface Block extends TextRange {
  readonly kind: string;
  readonly level?: number;
}

/** Blocks as the reader laid them out. */
export function blocksOfReading({ blocks }: Pick<Given<'readText'>, 'blocks'>): readonly Block[] {
  return blocks.map(({ kind, span, level }) => ({
    kind,
    start: span.start,
    end: span.end,
    ...(level !== undefined && { level }),
  }));
}

/** Blocks of a text of which only the words were kept: parted by empty lines; short ones without a full stop are headings. */
export function blocksOfText(text: string): readonly Block[] {
  return [...text.matchAll(/[^\n]+(?:\n(?!\n)[^\n]+)*/g)].map((found, i) => {
    const start = found.index;
    const words = found[0];
    const isHeading = words.length < 90 && !words.includes('\n') && !/[.:;,!?]$/.test(words.trim());
    return {
      kind: isHeading ? (i === 0 ? 'title' : 'heading') : 'paragraph',
      start,
      end: start + words.length,
      ...(isHeading && { level: 2 }),
    };
  });
}
