import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import type { KeptCase } from '../../http/contract.ts';
import { api } from '../api/client.ts';
import { Loading, Problem } from '../layout/page-states.tsx';
import { CaseDifferences } from './case-differences.tsx';

/** Who changed a case when, and what each revision changed. */
export function RevisionList({ kept }: { readonly kept: KeptCase }): JSX.Element {
  const { id } = kept;
  const [shown, setShown] = useState<number>();
  const { data, error } = useQuery({
    queryKey: ['revisions', id],
    queryFn: ({ signal }) => api.listRevisions({ params: { id }, signal }),
  });
  return (
    <section aria-labelledby="revisions">
      <h2 id="revisions">Revisions</h2>
      {error !== null && <Problem error={error} />}
      <ul className="plain-list lines">
        {[...(data?.revisions ?? [])].reverse().map((one) => (
          <li key={one.revision}>
            <div className="row spread">
              <span>
                <span className="number">{one.revision}</span> · {one.change}{' '}
                {one.changedAt.slice(0, 16).replace('T', ' ')} by {one.changedBy}
                {one.reason !== undefined && <span className="quiet"> · {one.reason}</span>}
              </span>
              {one.revision > 1 && one.change !== 'removed' && (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  aria-expanded={shown === one.revision}
                  onClick={() => setShown(shown === one.revision ? undefined : one.revision)}
                >
                  What changed
                  <span className="visually-hidden"> in revision {one.revision}</span>
                </Button>
              )}
            </div>
            {shown === one.revision && <Changes id={id} revision={one.revision} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Changes({ id, revision }: { readonly id: string; readonly revision: number }): JSX.Element {
  const at = (which: number) => ({
    queryKey: ['case', id, which],
    queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
      api.getCase({ params: { id }, query: { revision: which }, signal }),
  });
  const now = useQuery(at(revision));
  const before = useQuery(at(revision - 1));
  const error = now.error ?? before.error;
  if (error !== null) return <Problem error={error} />;
  if (now.data === undefined || before.data === undefined) return <Loading what="Comparing" />;
  return (
    <CaseDifferences
      before={before.data.case}
      after={now.data.case}
      beforeTitle={`Revision ${revision - 1}`}
      afterTitle={`Revision ${revision}`}
    />
  );
}
