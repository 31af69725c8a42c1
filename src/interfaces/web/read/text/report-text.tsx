import { type JSX, memo, useContext, useEffect, useMemo, useRef } from 'react';
import type { Span } from '../../../http/contract.ts';
import { ActiveFactContext } from '../active-fact.ts';
import { scrolling } from '../use-lit-words.ts';
import type { Block } from './blocks.ts';
import { ReportBlock } from './report-block.tsx';
import type { Place } from './segment-text.ts';
import { selectedSpan } from './selected-span.ts';

/** The report, typeset to be read, with marks under the words that facts rest on. */
export const ReportText = memo(function ReportText({
  text,
  blocks,
  places,
  onSelect,
}: {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly places: readonly Place[];
  readonly onSelect: (span: Span | undefined) => void;
}): JSX.Element {
  const active = useContext(ActiveFactContext);
  const article = useRef<HTMLElement>(null);
  const parts = useMemo(() => placesByBlock(blocks, places), [blocks, places]);
  useEffect(() => {
    const choose = (): void => {
      const span = article.current === null ? undefined : selectedSpan(article.current);
      if (span !== undefined) onSelect(span);
    };
    document.addEventListener('pointerup', choose);
    document.addEventListener('keyup', choose);
    return () => {
      document.removeEventListener('pointerup', choose);
      document.removeEventListener('keyup', choose);
    };
  }, [onSelect]);
  const factAt = (target: EventTarget): string | undefined =>
    target instanceof Element
      ? (target.closest<HTMLElement>('[data-facts]')?.dataset['facts']?.split(' ')[0] ?? undefined)
      : undefined;
  return (
    // The words are reached by keyboard through the facts beside them; pointing here is a second way.
    <article
      ref={article}
      className="report"
      onPointerOver={({ target }) => active.set({ lit: factAt(target) })}
      onPointerLeave={() => active.set({ lit: undefined })}
      onClick={({ target }) => {
        const key = factAt(target);
        if (key === undefined || window.getSelection()?.isCollapsed === false) return;
        active.set({ open: key });
        document.getElementById(`fact-${key}`)?.scrollIntoView({ block: 'nearest', behavior: scrolling() });
      }}
    >
      {blocks.map((block, i) => (
        <ReportBlock key={block.start} text={text} block={block} places={parts[i] ?? NO_PLACES} />
      ))}
    </article>
  );
});

const NO_PLACES: readonly Place[] = [];

/** Each block's own places; blocks and places stand in the order of the text. Linear. */
function placesByBlock(blocks: readonly Block[], places: readonly Place[]): readonly (readonly Place[])[] {
  const parts = blocks.map((): Place[] => []);
  for (const place of places) {
    let low = 0;
    let high = blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((blocks[middle]?.end ?? 0) <= place.start) low = middle + 1;
      else high = middle;
    }
    for (let i = low; i < blocks.length && (blocks[i]?.start ?? 0) < place.end; i++) parts[i]?.push(place);
  }
  return parts;
}
