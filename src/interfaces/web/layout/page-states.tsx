import { Button, Loader } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { JSX, ReactNode } from 'react';
import { ProblemError } from '../../http/contract.ts';

/** What stands where an answer will be. */
export function Loading({ what }: { readonly what: string }): JSX.Element {
  return (
    <div className="state row" role="status">
      <Loader size="sm" aria-hidden />
      <span className="quiet">{what} …</span>
    </div>
  );
}

/** A problem in the server's words, with what to do. */
export function Problem({
  error,
  onRetry,
}: {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
}): JSX.Element {
  const problem = error instanceof ProblemError ? error.problem : undefined;
  return (
    <div className="state" role="alert">
      <h2>{problem?.title ?? 'Something went wrong'}</h2>
      <p>{problem?.detail ?? String(error instanceof Error ? error.message : error)}</p>
      {problem?.places?.map(({ path, message }) => (
        <p key={`${path}${message}`} className="small quiet">
          {path}: {message}
        </p>
      ))}
      {problem !== undefined && <p className="code">{problem.code}</p>}
      {onRetry !== undefined && (
        <Button variant="default" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}

/** Says that there is nothing, and what to do about it. */
export function Nothing({
  title,
  children,
}: {
  readonly title: string;
  readonly children?: ReactNode;
}): JSX.Element {
  return (
    <div className="state">
      <h2>{title}</h2>
      <div className="quiet">{children}</div>
    </div>
  );
}

/** A whole page that is being loaded. */
export function LoadingPage(): JSX.Element {
  return (
    <div className="page">
      <Loading what="Opening the page" />
    </div>
  );
}

/** A whole page that could not be shown. */
export function ProblemPage({ error }: { readonly error: unknown }): JSX.Element {
  return (
    <div className="page">
      <Problem error={error} onRetry={() => window.location.reload()} />
    </div>
  );
}

/** There is no such page. */
export function MissingPage(): JSX.Element {
  return (
    <div className="page">
      <h1>There is no such page</h1>
      <p className="quiet">
        The address may be old. <Link to="/">Read a report</Link> or{' '}
        <Link to="/library">open the library</Link>.
      </p>
    </div>
  );
}
