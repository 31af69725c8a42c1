import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { api } from '../api/client.ts';
import { PageHeading } from '../layout/page-heading.tsx';
import { Loading, Nothing, Problem } from '../layout/page-states.tsx';
import { PairLine } from './pair-list.tsx';

const STATUSES = ['proposed', 'confirmed', 'rejected'] as const;
type Status = (typeof STATUSES)[number];

/** All pairs of cases that may be of one patient, to be judged. */
export function PairsPage(): JSX.Element {
  const [status, setStatus] = useState<Status>('proposed');
  const { data, isPending, error } = useQuery({
    queryKey: ['pairs', 'all', status],
    queryFn: ({ signal }) => api.listPairs({ query: { status, limit: 200 }, signal }),
  });
  return (
    <div className="page narrow">
      <PageHeading
        title="The same patient?"
        about="Publications that may describe one patient. Confirmed pairs count once in every answer."
      >
        <SegmentedControl aria-label="Which pairs" data={[...STATUSES]} value={status} onChange={setStatus} />
      </PageHeading>
      {isPending && <Loading what="Getting the pairs" />}
      {error !== null && <Problem error={error} />}
      {data !== undefined && data.pairs.length === 0 && (
        <Nothing title={`No pair is ${status}`}>
          <p>Pairs are noted on a case’s page by “Look for others”, and by briefs.</p>
        </Nothing>
      )}
      <ul className="plain-list lines">
        {data?.pairs.map((pair) => (
          <PairLine key={pair.ids.join(' ')} pair={pair} />
        ))}
      </ul>
    </div>
  );
}
