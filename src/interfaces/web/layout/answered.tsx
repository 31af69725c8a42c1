import type { UseQueryResult } from '@tanstack/react-query';
import type { JSX, ReactNode } from 'react';
import { Loading, Problem } from './page-states.tsx';

/** A page that shows an answer of the server: while it is awaited, where it failed, and once it is there. */
export function Answered<T>({
  query: { data, error, refetch },
  what,
  children,
}: {
  readonly query: Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch'>;
  /** What is being done meanwhile: "Opening the case". */
  readonly what: string;
  readonly children: (answer: T) => ReactNode;
}): JSX.Element {
  if (error !== null)
    return (
      <div className="page">
        <Problem error={error} onRetry={() => void refetch()} />
      </div>
    );
  if (data === undefined)
    return (
      <div className="page">
        <Loading what={what} />
      </div>
    );
  return <>{children(data)}</>;
}
