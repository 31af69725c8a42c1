import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { KeptCase } from '../../http/contract.ts';
import { api } from '../api/client.ts';
import { Loading, Problem } from '../layout/page-states.tsx';
import { SaveCase } from '../read/save-case.tsx';
import { useCaseWork } from '../read/use-case-work.ts';
import { Workbench } from '../read/workbench.tsx';

/** A case of the library on the workbench: corrections become its next revision. */
export function CorrectCasePage(): JSX.Element {
  const { id } = useParams({ from: '/library/$id/correct' });
  const { data, isPending, error } = useQuery({
    queryKey: ['case', id],
    queryFn: ({ signal }) => api.getCase({ params: { id }, signal }),
  });
  if (isPending)
    return (
      <div className="page">
        <Loading what="Opening the case" />
      </div>
    );
  if (error !== null)
    return (
      <div className="page">
        <Problem error={error} />
      </div>
    );
  return <Work kept={data} />;
}

function Work({ kept }: { readonly kept: KeptCase }): JSX.Element {
  const { one, text, blocks, history, change, begun } = useCaseWork(kept);
  const navigate = useNavigate();
  return (
    <Workbench
      one={one}
      text={text}
      blocks={blocks}
      about={`Correcting revision ${begun.revision}${text === '' ? ' · the words of the report are not kept here' : ''}`}
      history={history}
      onChange={change}
      actions={
        <>
          <SaveCase
            one={one}
            expectedRevision={begun.revision}
            onSaved={() => void navigate({ to: '/library/$id', params: { id: kept.id } })}
          />
          <Button
            component={Link}
            to={`/library/${encodeURIComponent(kept.id)}`}
            variant="subtle"
            color="gray"
          >
            Leave it as it was
          </Button>
        </>
      }
    />
  );
}
