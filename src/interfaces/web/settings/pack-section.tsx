import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { api } from '../api/client.ts';
import { Problem } from '../layout/page-states.tsx';

/** The condition packs on this machine. */
export function PackSection(): JSX.Element {
  const { data, error } = useQuery({
    queryKey: ['packs'],
    queryFn: ({ signal }) => api.listPacks({ signal }),
  });
  return (
    <section aria-labelledby="packs">
      <h2 id="packs">Condition packs</h2>
      {error !== null && <Problem error={error} />}
      <ul className="plain-list lines">
        {data?.packs.map(({ id, title, version, signOff, origin, problem }) => (
          <li key={id}>
            {title} <span className="quiet number">{version}</span>
            <div className="small quiet">
              {origin === 'built-in' ? 'comes with the program' : 'your own'} · {signOff}
            </div>
            {problem !== undefined && <div className="tone-bad small">{problem}</div>}
          </li>
        ))}
      </ul>
    </section>
  );
}
