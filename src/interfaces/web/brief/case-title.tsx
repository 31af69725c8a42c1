import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';

/** A case by title and year, as the way to its page. */
export function CaseTitle({
  id,
  title,
  year,
}: {
  readonly id: string;
  readonly title: string | undefined;
  readonly year: number | undefined;
}): JSX.Element {
  return (
    <span className="case-title">
      <Link to="/library/$id" params={{ id }}>
        {title ?? id}
      </Link>
      {year !== undefined && <span className="quiet number"> {year}</span>}
    </span>
  );
}
