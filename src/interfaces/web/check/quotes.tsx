import type { JSX } from 'react';
import type { Span } from '../../http/contract.ts';
import type { Evidence } from '../brief/evidence-drawer.tsx';

const LONGEST = 120;

/** Sentences of the report, each the way to its place. */
export function Quotes({
  spans,
  title,
  text,
  onOpen,
}: {
  readonly spans: readonly Span[];
  readonly title: string;
  readonly text: string | undefined;
  readonly onOpen: (evidence: Evidence) => void;
}): JSX.Element | null {
  if (text === undefined) return null;
  return (
    <>
      {spans.map((span) => {
        const words = text.slice(span.start, span.end).replaceAll(/\s+/g, ' ').trim();
        return (
          <button
            key={span.start}
            type="button"
            className="as-words quote"
            onClick={() => onOpen({ title, text, spans: [span] })}
          >
            “{words.length > LONGEST ? `${words.slice(0, LONGEST).trimEnd()} …` : words}”
          </button>
        );
      })}
    </>
  );
}
