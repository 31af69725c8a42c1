import type { Document } from './document.ts';
import type { SourceText } from './source-text.ts';
import { tokenize } from './tokenize.ts';
import type { WordTable } from './word-table.ts';

/** Cuts a report's text into words: a source becomes a document. Cost linear. */
export function documentFromSource(source: SourceText, words: WordTable): Document {
  const { text, format, blocks, citation, toSourceOffset, places, issues } = source;
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
    ...(places !== undefined && places.length > 0 && { places }),
    ...(issues !== undefined && issues.length > 0 && { issues }),
  };
}
