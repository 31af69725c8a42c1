import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { api } from '../../api/client.ts';
import { useMe } from '../../api/me.ts';
import { PageHeading } from '../../layout/page-heading.tsx';
import { Loading, Nothing, Problem } from '../../layout/page-states.tsx';
import { AgreementTable } from './agreement-table.tsx';

/** How far two people agree over every case that both have coded. */
export function AgreementPage(): JSX.Element {
  const me = useMe();
  const [first, setFirst] = useState(me.data?.user?.name ?? '');
  const [second, setSecond] = useState('');
  const [asked, setAsked] = useState<{ readonly first: string; readonly second: string }>();
  const { data, error, isFetching } = useQuery({
    queryKey: ['agreement', 'all', asked],
    queryFn: ({ signal }) => api.agreementOverall({ query: asked ?? { first: '', second: '' }, signal }),
    enabled: asked !== undefined,
  });
  return (
    <div className="page narrow">
      <PageHeading
        title="Double extraction"
        about="Two people code the same cases apart. Here is how far they agree, field by field, over every case that both have finished."
      />
      <form
        className="row"
        style={{ alignItems: 'flex-end' }}
        onSubmit={(event) => {
          event.preventDefault();
          setAsked({ first: first.trim(), second: second.trim() });
        }}
      >
        <TextInput
          label="First coder"
          required
          value={first}
          onChange={({ currentTarget }) => setFirst(currentTarget.value)}
        />
        <TextInput
          label="Second coder"
          required
          value={second}
          onChange={({ currentTarget }) => setSecond(currentTarget.value)}
        />
        <Button type="submit">Compare</Button>
      </form>
      {isFetching && <Loading what="Comparing" />}
      {error !== null && <Problem error={error} />}
      {data !== undefined && <AgreementTable agreement={data} />}
      {asked === undefined && (
        <Nothing title="How it works">
          <p>
            Open a case and choose “Code it apart”. When both have finished, its page of comparison shows
            every difference to reconcile.
          </p>
        </Nothing>
      )}
    </div>
  );
}
