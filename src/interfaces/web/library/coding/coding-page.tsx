import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import type { Case } from '../../../http/contract.ts';
import { api, type Given } from '../../api/client.ts';
import { useMe } from '../../api/me.ts';
import { Loading, Problem } from '../../layout/page-states.tsx';
import { useCaseWork } from '../../read/use-case-work.ts';
import { Workbench } from '../../read/workbench.tsx';
import { useKeptCase } from '../use-kept-case.ts';

type Coding = Given<'listCodings'>['codings'][number];

/** Two people code a case apart: one's own coding, unseen by the other until both have finished. */
export function CodingPage(): JSX.Element {
  const { id } = useParams({ from: '/library/$id/coding' });
  const me = useMe();
  const kept = useKeptCase(id);
  const codings = useQuery({
    queryKey: ['codings', id],
    queryFn: ({ signal }) => api.listCodings({ params: { id }, signal }),
    staleTime: 0,
  });
  const error = kept.error ?? codings.error;
  if (error !== null)
    return (
      <div className="page">
        <Problem error={error} />
      </div>
    );
  if (kept.data === undefined || codings.data === undefined || me.data?.user === undefined)
    return (
      <div className="page">
        <Loading what="Opening the case" />
      </div>
    );
  const coder = me.data.user.name;
  const own = codings.data.codings.find((coding) => coding.coder === coder);
  return (
    <Code
      id={id}
      start={own?.case ?? blankOf(kept.data.case)}
      own={own}
      others={codings.data.codings.filter((coding) => coding !== own)}
    />
  );
}

/** A coder begins with the words alone, so that neither the reader nor another person leads. */
function blankOf(one: Case): Case {
  return {
    ...one,
    conditions: [],
    findings: [],
    measurements: [],
    investigations: [],
    treatments: [],
    claims: [],
    issues: [],
    subject: {},
  };
}

function Code({
  id,
  start,
  own,
  others,
}: {
  readonly id: string;
  readonly start: Case;
  readonly own: Coding | undefined;
  readonly others: readonly Coding[];
}): JSX.Element {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [version, setVersion] = useState(own?.version ?? 0);
  const { one, text, blocks, history, change } = useCaseWork({ case: start, revision: version });
  const keep = useMutation({
    mutationFn: (isFinished: boolean) =>
      api.putCoding({ params: { id }, ifMatch: version, body: { case: one, isFinished } }),
    onSuccess: async (coding) => {
      setVersion(coding.version);
      notifications.show({
        message: coding.isFinished
          ? 'Your coding is finished.'
          : 'Your coding is kept; nobody else sees it yet.',
      });
      await queries.invalidateQueries({ queryKey: ['codings', id] });
      if (coding.isFinished) await navigate({ to: '/library/$id/reconcile', params: { id } });
    },
    onError: (error) => notifications.show({ color: 'red', title: 'Not kept', message: error.message }),
  });
  const isFinished = own?.isFinished === true;
  const about = `Coding apart${others.length === 0 ? '' : ` · also coded by ${others.map(({ coder, isFinished: done }) => `${coder}${done ? ' (finished)' : ''}`).join(', ')}`}`;
  return (
    <Workbench
      one={one}
      text={text}
      blocks={blocks}
      about={isFinished ? 'Your coding is finished and can no longer be changed.' : about}
      history={history}
      onChange={isFinished ? () => undefined : change}
      actions={
        <>
          {!isFinished && (
            <>
              <Button variant="default" loading={keep.isPending} onClick={() => keep.mutate(false)}>
                Keep for later
              </Button>
              <Button loading={keep.isPending} onClick={() => keep.mutate(true)}>
                I have finished
              </Button>
            </>
          )}
          <Button
            component={Link}
            to={`/library/${encodeURIComponent(id)}/reconcile`}
            variant="subtle"
            color="gray"
          >
            Compare
          </Button>
        </>
      }
    />
  );
}
