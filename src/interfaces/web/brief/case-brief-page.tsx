import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { JSX } from 'react';
import { api } from '../api/client.ts';
import { Answered } from '../layout/answered.tsx';
import { BriefView } from './brief-view.tsx';
import { BRIEF_FORMATS } from './keep-formats.ts';
import { KeepMenu } from './keep-menu.tsx';

/** The brief of a case of the library. */
export function CaseBriefPage(): JSX.Element {
  const { id } = useParams({ from: '/library/$id/brief' });
  const query = useQuery({
    queryKey: ['brief', id],
    queryFn: ({ signal }) => api.brief({ body: { id }, signal }),
  });
  return (
    <Answered query={query} what="Asking the library">
      {(answer) => (
        <BriefView
          answer={answer}
          actions={
            <>
              <Button component={Link} to={`/library/${encodeURIComponent(id)}`} variant="default">
                The case
              </Button>
              <KeepMenu
                title={answer.page.title}
                formats={BRIEF_FORMATS}
                get={(format) => api.caseBriefDocument({ params: { id }, query: { format } })}
              />
            </>
          }
        />
      )}
    </Answered>
  );
}
