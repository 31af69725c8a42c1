import { Button, Radio, Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import type { Case, KeptCase } from '../../../http/contract.ts';
import { api, type Given } from '../../api/client.ts';
import { PageHeading } from '../../layout/page-heading.tsx';
import { Loading, Nothing, Problem } from '../../layout/page-states.tsx';
import { FactWords } from '../../read/facts/fact-row.tsx';
import { diffCases } from '../diff-cases.ts';
import { AgreementTable } from './agreement-table.tsx';
import { reconcileCases } from './reconcile-cases.ts';

type Coding = Given<'listCodings'>['codings'][number];

/** Where two finished codings of a case differ, a person chooses; what comes out is a revision that names both coders. */
export function ReconcilePage(): JSX.Element {
  const { id } = useParams({ from: '/library/$id/reconcile' });
  const kept = useQuery({
    queryKey: ['case', id],
    queryFn: ({ signal }) => api.getCase({ params: { id }, signal }),
  });
  const codings = useQuery({
    queryKey: ['codings', id],
    queryFn: ({ signal }) => api.listCodings({ params: { id }, signal }),
    staleTime: 0,
  });
  const [names, setNames] = useState<readonly [string | null, string | null]>([null, null]);
  const error = kept.error ?? codings.error;
  const finished =
    codings.data?.codings.filter((coding) => coding.isFinished && coding.case !== undefined) ?? [];
  const first = finished.find(({ coder }) => coder === names[0]) ?? finished[0];
  const second =
    finished.find(({ coder }) => coder === names[1]) ?? finished.find((coding) => coding !== first);
  return (
    <div className="page">
      <PageHeading
        title="Two codings of one case"
        about={kept.data?.case.title ?? kept.data?.case.report.citation.title ?? id}
      />
      {error !== null && <Problem error={error} />}
      {codings.isPending && <Loading what="Getting the codings" />}
      {codings.data !== undefined && (first === undefined || second === undefined) && (
        <Nothing title="Two finished codings are needed">
          <p>
            {codings.data.codings.length === 0
              ? 'Nobody has coded this case apart yet.'
              : codings.data.codings
                  .map(({ coder, isFinished }) => `${coder}: ${isFinished ? 'finished' : 'at work'}`)
                  .join(' · ')}
          </p>
          <p>
            Each coder opens the case and chooses “Code it apart”. Neither sees the other’s facts before both
            have finished.
          </p>
        </Nothing>
      )}
      {first !== undefined && second !== undefined && kept.data !== undefined && (
        <>
          {finished.length > 2 && (
            <div className="row">
              <Select
                label="First"
                data={finished.map(({ coder }) => coder)}
                value={first.coder}
                onChange={(name) => setNames([name, names[1]])}
              />
              <Select
                label="Second"
                data={finished.map(({ coder }) => coder)}
                value={second.coder}
                onChange={(name) => setNames([names[0], name])}
              />
            </div>
          )}
          <Agreement id={id} first={first.coder} second={second.coder} />
          <Reconcile key={first.coder + second.coder} kept={kept.data} first={first} second={second} />
        </>
      )}
    </div>
  );
}

function Agreement({
  id,
  first,
  second,
}: {
  readonly id: string;
  readonly first: string;
  readonly second: string;
}): JSX.Element {
  const { data, error } = useQuery({
    queryKey: ['agreement', id, first, second],
    queryFn: ({ signal }) => api.agreement({ params: { id }, query: { first, second }, signal }),
  });
  if (error !== null) return <Problem error={error} />;
  return data === undefined ? <Loading what="Comparing" /> : <AgreementTable agreement={data} />;
}

function Reconcile({
  kept,
  first,
  second,
}: {
  readonly kept: KeptCase;
  readonly first: Coding;
  readonly second: Coding;
}): JSX.Element {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const a = first.case ?? kept.case;
  const b = second.case ?? kept.case;
  const differences = diffCases(a, b);
  const [choices, setChoices] = useState<readonly ('first' | 'second' | undefined)[]>(() =>
    differences.map(() => undefined),
  );
  const open = choices.filter((choice) => choice === undefined).length;
  const save = useMutation({
    mutationFn: () => {
      const reconciled: Case = reconcileCases(kept.case, a, b, differences, choices);
      return api.reconcile({
        params: { id: kept.id },
        ifMatch: kept.revision,
        body: { case: reconciled, coders: [first.coder, second.coder] },
      });
    },
    onSuccess: async () => {
      await navigate({ to: '/library/$id', params: { id: kept.id } });
      await queries.invalidateQueries();
    },
  });
  return (
    <section aria-labelledby="differences" className="stack">
      <h2 id="differences">What they say differently</h2>
      {differences.length === 0 ? (
        <p className="quiet">Both codings say the same.</p>
      ) : (
        <ul className="plain-list lines">
          {differences.map(({ name, kind, before, after }, i) => (
            <li key={i}>
              <Radio.Group
                label={`${kind}: ${name}`}
                value={choices[i] ?? ''}
                onChange={(value) =>
                  setChoices(choices.map((old, k) => (k === i ? (value as 'first' | 'second') : old)))
                }
              >
                <div className="row">
                  <Radio
                    value="first"
                    label={
                      <span>
                        {first.coder}: {before === undefined ? 'not said' : <FactWords fact={before} />}
                      </span>
                    }
                  />
                  <Radio
                    value="second"
                    label={
                      <span>
                        {second.coder}: {after === undefined ? 'not said' : <FactWords fact={after} />}
                      </span>
                    }
                  />
                </div>
              </Radio.Group>
            </li>
          ))}
        </ul>
      )}
      {save.isError && <Problem error={save.error} />}
      <div className="row">
        <Button disabled={open > 0} loading={save.isPending} onClick={() => save.mutate()}>
          Save the reconciled case
        </Button>
        {open > 0 && <span className="quiet">{open} still to decide</span>}
      </div>
    </section>
  );
}
