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
              {heading}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
