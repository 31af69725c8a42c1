import type { Span } from '../../../http/contract.ts';

/** The stretch of the report that a person selected; undefined where nothing, or something else, is selected. */
export function selectedSpan(article: HTMLElement): Span | undefined {
  const selection = window.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  if (!article.contains(range.startContainer) || !article.contains(range.endContainer)) return undefined;
  const start = offsetAt(range.startContainer, range.startOffset);
  const end = offsetAt(range.endContainer, range.endOffset);
  if (start === undefined || end === undefined || start >= end) return undefined;
  return { start, end } as Span;
}

function offsetAt(node: Node, offset: number): number | undefined {
  const words = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-start]');
  if (words !== null && words !== undefined && node.nodeType === Node.TEXT_NODE)
    return Number(words.dataset['start']) + offset;
  // A whole paragraph was taken: its edge is that of the words nearest to it.
  const near = node.childNodes[offset] ?? node.lastChild;
  const first =
    near instanceof Element
      ? near.matches('[data-start]')
        ? near
        : near.querySelector('[data-start]')
      : null;
  return first instanceof HTMLElement ? Number(first.dataset['start']) : undefined;
}
