import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { JSX } from 'react';
import { api } from '../api/client.ts';
import { Loading, Problem } from '../layout/page-states.tsx';
import { BriefView } from './brief-view.tsx';
import { KeepBriefMenu } from './keep-brief-menu.tsx';

/** The brief of a case of the library. */
export function CaseBriefPage(): JSX.Element {
  const { id } = useParams({ from: '/library/$id/brief' });
  const { data, isPending, error, refetch } = useQuery({
    queryKey: ['brief', id],
    queryFn: ({ signal }) => api.brief({ body: { id }, signal }),
  });
  if (isPending)
    return (
      <div className="page">
        <Loading what="Asking the library" />
      </div>
    );
  if (error !== null)
    return (
      <div className="page">
        <Problem error={error} onRetry={() => void refetch()} />
      </div>
    );
  return (
    <BriefView
      answer={data}
      actions={
        <>
          <Button component={Link} to={`/library/${encodeURIComponent(id)}`} variant="default">
            The case
          </Button>
          <KeepBriefMenu
            title={data.page.title}
            get={(format) => api.caseBriefDocument({ params: { id }, query: { format } })}
          />
        </>
      }
    />
  );
}
