import type { JSX } from 'react';
import { useIdInView } from './use-id-in-view.ts';

/** The parts of the page, beside it while one reads on. */
export function Outline({
  entries,
}: {
  readonly entries: readonly { readonly id: string; readonly heading: string }[];
}): JSX.Element {
  const here = useIdInView(entries.map(({ id }) => id));
  return (
    <nav aria-label="Parts of the brief" className="outline no-print">
      <ul className="plain-list">
        {entries.map(({ id, heading }) => (
          <li key={id}>
            <a href={`#${id}`} aria-current={here === id ? 'true' : undefined}>
              {sentenceCase(heading)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Headings of the terminal stand in capitals; a page says them in letters. */
export function sentenceCase(heading: string): string {
  if (heading !== heading.toUpperCase()) return heading;
  return heading.charAt(0) + heading.slice(1).toLowerCase();
}
