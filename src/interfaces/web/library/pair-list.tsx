import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { api, type Given } from '../api/client.ts';
import { useMay } from '../api/me.ts';
import { CaseTitleById } from './case-title-by-id.tsx';

export type Pair = Given<'listPairs'>['pairs'][number];

/** Cases that may be of the same patient as one case. */
export function PairList({ id }: { readonly id: string }): JSX.Element {
  const queries = useQueryClient();
  const may = useMay('curator');
  const { data } = useQuery({
    queryKey: ['pairs', id],
    queryFn: ({ signal }) => api.listPairs({ query: { id }, signal }),
  });
  const look = useMutation({
    mutationFn: () => api.proposePairs({ params: { id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['pairs'] }),
  });
  const pairs = data?.pairs ?? [];
  return (
    <section aria-labelledby="pairs">
      <div className="row spread">
        <h2 id="pairs">The same patient?</h2>
        {may && (
          <Button size="compact-sm" variant="subtle" loading={look.isPending} onClick={() => look.mutate()}>
            Look for others
          </Button>
        )}
      </div>
      {pairs.length === 0 && (
        <p className="quiet small" aria-live="polite">
          {look.isSuccess ? 'No other case here looks like the same patient.' : 'No pair was noted so far.'}
        </p>
      )}
      <ul className="plain-list lines">
        {pairs.map((pair) => (
          <PairLine key={pair.ids.join(' ')} pair={pair} not={id} />
        ))}
      </ul>
    </section>
  );
}

/** A pair with what agrees and differs, and the two answers a person can give. */
export function PairLine({ pair, not }: { readonly pair: Pair; readonly not?: string }): JSX.Element {
  const queries = useQueryClient();
  const may = useMay('curator');
  const decide = useMutation({
    mutationFn: (status: 'confirmed' | 'rejected') => api.decidePair({ body: { ids: pair.ids, status } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['pairs'] }),
  });
  const facts = comparedFacts(pair.facts);
  return (
    <li>
      <div className="pair-titles">
        {pair.ids
          .filter((id) => id !== not)
          .map((id) => (
            <CaseTitleById key={id} id={id} />
          ))}
      </div>
      {facts.agreeing.length + facts.disagreeing.length > 0 && (
        <p className="small quiet">
          Agree: {facts.agreeing.join(', ') || 'nothing'}. Differ: {facts.disagreeing.join(', ') || 'nothing'}
          .
        </p>
      )}
      <div className="row">
        {pair.status !== 'proposed' && (
          <span className={pair.status === 'confirmed' ? 'tone-good' : 'quiet'}>
            {pair.status === 'confirmed' ? '✓ the same patient' : '✗ different patients'}
            {pair.decidedBy !== undefined && `, says ${pair.decidedBy}`}
          </span>
        )}
        {may && pair.status !== 'confirmed' && (
          <Button
            size="compact-sm"
            variant="default"
            loading={decide.isPending}
            onClick={() => decide.mutate('confirmed')}
          >
            The same patient
          </Button>
        )}
        {may && pair.status !== 'rejected' && (
          <Button
            size="compact-sm"
            variant="default"
            loading={decide.isPending}
            onClick={() => decide.mutate('rejected')}
          >
            Different patients
          </Button>
        )}
        {decide.isError && (
          <span role="alert" className="tone-bad">
            {decide.error.message}
          </span>
        )}
      </div>
    </li>
  );
}

function comparedFacts(facts: unknown): {
  readonly agreeing: readonly string[];
  readonly disagreeing: readonly string[];
} {
  const list = (key: string): readonly string[] => {
    const found: unknown = typeof facts === 'object' && facts !== null ? Reflect.get(facts, key) : undefined;
    if (!Array.isArray(found)) return [];
    return found.flatMap((one: { fact?: unknown; here?: unknown; there?: unknown }) =>
      typeof one.fact === 'string'
        ? [key === 'agreeing' ? one.fact : `${one.fact} (${String(one.here)} / ${String(one.there)})`]
        : [],
    );
  };
  return { agreeing: list('agreeing'), disagreeing: list('disagreeing') };
}
