import { Button } from '@mantine/core';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { KeptCase } from '../../http/contract.ts';
import { Answered } from '../layout/answered.tsx';
import { SaveCase } from '../read/save-case.tsx';
import { useCaseWork } from '../read/use-case-work.ts';
import { Workbench } from '../read/workbench.tsx';
import { useKeptCase } from './use-kept-case.ts';

/** A case of the library on the workbench: corrections become its next revision. */
export function CorrectCasePage(): JSX.Element {
  const { id } = useParams({ from: '/library/$id/correct' });
  return (
    <Answered query={useKeptCase(id)} what="Opening the case">
      {(kept) => <Work kept={kept} />}
    </Answered>
  );
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
