import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { api } from '../api/client.ts';
import { useMay } from '../api/me.ts';
import { Loading, Problem } from '../layout/page-states.tsx';
import { JobProgress } from '../library/job-progress.tsx';

/** The terminologies that are open, and those that can be got from their official addresses. */
export function TerminologySection(): JSX.Element {
  const { data, isPending, error } = useQuery({
    queryKey: ['terminologies'],
    queryFn: ({ signal }) => api.listTerminologies({ signal }),
  });
  const isAdmin = useMay('admin');
  const install = useMutation({ mutationFn: (name: string) => api.installTerminology({ params: { name } }) });
  const open = new Set(data?.open.map(({ name }) => name));
  const others = data?.releases.filter(({ name }) => !open.has(name)) ?? [];
  return (
    <section aria-labelledby="terminologies">
      <h2 id="terminologies">Terminologies</h2>
      {isPending && <Loading what="Asking the server" />}
      {error !== null && <Problem error={error} />}
      {data !== undefined && (
        <div className="scroll-x">
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Release</th>
                <th scope="col" className="num">
                  Concepts
                </th>
                <th scope="col">Licence</th>
              </tr>
            </thead>
            <tbody>
              {data.open.map(({ name, title, version, conceptCount, licence }) => (
                <tr key={name}>
                  <th scope="row">{title}</th>
                  <td>{version}</td>
                  <td className="num">{conceptCount.toLocaleString('en')}</td>
                  <td className="small quiet">{licence}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {isAdmin && others.length > 0 && (
        <div className="stack">
          <p className="quiet small">
            To read reports of any specialty, install the public terminologies. They are downloaded from their
            official addresses; nothing of yours is sent.
          </p>
          <div className="row">
            {others.map(({ name, title }) => (
              <Button key={name} size="compact-md" variant="default" onClick={() => install.mutate(name)}>
                Install {title}
              </Button>
            ))}
          </div>
        </div>
      )}
      {install.isError && <Problem error={install.error} />}
      {install.data !== undefined && (
        <>
          <JobProgress job={install.data} />
          <p className="small quiet">
            Used when the server is started the next time; then file the library anew, below.
          </p>
        </>
      )}
    </section>
  );
}
