import { Checkbox } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { api, type Given } from '../api/client.ts';

type Facet = Given<'facets'>['facets'][number];

const MOST_VALUES = 8;

/** How the cases found divide; ticking a value narrows the search. */
export function FacetList({
  query,
  chosen,
  onToggle,
}: {
  readonly query: { readonly where?: string; readonly words?: string };
  readonly chosen: readonly string[];
  readonly onToggle: (condition: string) => void;
}): JSX.Element {
  const { data } = useQuery({
    queryKey: ['facets', query],
    queryFn: ({ signal }) => api.facets({ query, signal }),
    placeholderData: (before) => before,
  });
  const facets = data?.facets.filter(({ values }) => values.length > 0) ?? [];
  const offered = new Set(facets.flatMap(({ values }) => values.map(({ where }) => where)));
  const others = chosen.filter((condition) => !offered.has(condition));
  const isNarrow = useMediaQuery('(max-width: 62rem)', false, { getInitialValueInEffect: false });
  const lists = (
    <>
      {others.length > 0 && (
        <div className="facet">
          <h2 className="eyebrow">Also asked for</h2>
          {others.map((condition) => (
            <Checkbox
              key={condition}
              size="xs"
              label={condition}
              checked
              onChange={() => onToggle(condition)}
            />
          ))}
        </div>
      )}
      {facets.map((facet) => (
        <OneFacet key={facet.field + facet.title} facet={facet} chosen={chosen} onToggle={onToggle} />
      ))}
    </>
  );
  return (
    <section aria-label="Narrow the search" className="facets">
      {isNarrow ? (
        <details>
          <summary>Narrow the search{chosen.length > 0 && `, ${chosen.length} chosen`}</summary>
          {lists}
        </details>
      ) : (
        lists
      )}
    </section>
  );
}

function OneFacet({
  facet,
  chosen,
  onToggle,
}: {
  readonly facet: Facet;
  readonly chosen: readonly string[];
  readonly onToggle: (condition: string) => void;
}): JSX.Element {
  const line = ({ value, label, cases, where }: Facet['values'][number]): JSX.Element => (
    <div key={value} className="facet-value">
      <Checkbox size="xs" label={label} checked={chosen.includes(where)} onChange={() => onToggle(where)} />
      <span className="quiet small number">{cases.toLocaleString('en')}</span>
    </div>
  );
  const more = facet.values.slice(MOST_VALUES);
  return (
    <div className="facet" role="group" aria-label={facet.title}>
      <h2 className="eyebrow">{facet.title}</h2>
      {facet.values.slice(0, MOST_VALUES).map(line)}
      {more.length > 0 && (
        <details>
          <summary className="small">{more.length} more</summary>
          {more.map(line)}
        </details>
      )}
    </div>
  );
}
