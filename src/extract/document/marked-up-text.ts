import type { Place } from '../../case/index.ts';
import type { Block, DocumentCitation } from './document.ts';
import { figureLabel } from './figure-label.ts';

/** What a reader of a markup gives: plain text with its blocks, and where each character came from. */
export interface MarkedUpText {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly citation: DocumentCitation;
  readonly toSourceOffset: (offsetUtf16: number) => number;
  /** The pages or elements of the source, where it has such. */
  readonly places?: readonly Place[];
}

const REFERENCES = /^(?:\d+\.?\s+)?(?:references|bibliography|literature cited|works cited)$/i;
const LEGENDS = /^(?:figure|table)?\s*(?:legends?|captions?)$|^figures$/i;

/** Tells references and captions by the heading they stand under or the label they begin with, where the markup has no names for them. */
export function nameBlocks(text: string, blocks: readonly Block[]): readonly Block[] {
  let under: 'references' | 'legends' | undefined;
  return blocks.map((block) => {
    const words = text.slice(block.span.start, Math.min(block.span.end, block.span.start + 80));
    if (block.kind === 'heading') {
      under = REFERENCES.test(words) ? 'references' : LEGENDS.test(words) ? 'legends' : undefined;
      return block;
    }
    if (block.kind !== 'paragraph' && block.kind !== 'list-item') return block;
    if (under === 'references') return { ...block, kind: 'reference' };
    const figure = figureLabel(words);
    if (figure !== undefined) return { ...block, kind: 'caption', figure };
    return under === 'legends' ? { ...block, kind: 'caption' } : block;
  });
}
