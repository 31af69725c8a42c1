import { Button, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { api } from '../api/client.ts';
import { useMay, useMe } from '../api/me.ts';
import { PageHeading } from '../layout/page-heading.tsx';
import { Loading, Problem } from '../layout/page-states.tsx';
import { JobProgress } from '../library/job-progress.tsx';
import { AccountSection } from './account-section.tsx';
import { PackSection } from './pack-section.tsx';
import { TerminologySection } from './terminology-section.tsx';
import { UserSection } from './user-section.tsx';

/** Terminologies, packs, long work, accounts, and how this server is set up. */
export function SettingsPage(): JSX.Element {
  const me = useMe();
  const isAdmin = useMay('admin');
  const hasAccounts = me.data?.accounts === 'required';
  return (
    <div className="page narrow settings">
      <PageHeading title="Terminologies and settings" />
      <TerminologySection />
      <PackSection />
      <Jobs />
      <Appearance />
      {hasAccounts && <AccountSection />}
      {hasAccounts && isAdmin && <UserSection />}
      <Server />
    </div>
  );
}

function Jobs(): JSX.Element {
  const { data, error } = useQuery({
    queryKey: ['jobs'],
    queryFn: ({ signal }) => api.listJobs({ signal }),
    staleTime: 0,
  });
  return (
    <section aria-labelledby="jobs">
      <h2 id="jobs">Long work</h2>
      {error !== null && <Problem error={error} />}
      {data?.jobs.length === 0 && (
        <p className="quiet">Nothing was imported or installed from these pages so far.</p>
      )}
      {data?.jobs.slice(0, 5).map((job) => (
        <JobProgress key={job.id} job={job} />
      ))}
    </section>
  );
}

function Appearance(): JSX.Element {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <section aria-labelledby="appearance">
      <h2 id="appearance">Colours</h2>
      <SegmentedControl
        aria-label="Colours"
        data={[
          { label: 'As this computer', value: 'auto' },
          { label: 'Light', value: 'light' },
          { label: 'Dark', value: 'dark' },
        ]}
        value={colorScheme}
        onChange={(value) => setColorScheme(value)}
      />
    </section>
  );
}

function Server(): JSX.Element {
  const queries = useQueryClient();
  const isAdmin = useMay('admin');
  const { data, error } = useQuery({
    queryKey: ['settings'],
    queryFn: ({ signal }) => api.settings({ signal }),
  });
  const stats = useQuery({
    queryKey: ['library-stats'],
    queryFn: ({ signal }) => api.libraryStats({ signal }),
  });
  const empty = useMutation({
    mutationFn: () => api.startEmpty(),
    onSuccess: () => queries.invalidateQueries(),
  });
  const reindex = useMutation({ mutationFn: () => api.reindexLibrary() });
  return (
    <section aria-labelledby="server">
      <h2 id="server">This server</h2>
      {error !== null && <Problem error={error} />}
      {data === undefined ? (
        <Loading what="Asking the server" />
      ) : (
        <dl className="brief-lines">
          <Line name="version">precedent {data.version}</Line>
          <Line name="data folder">
            <span className="code-like">{data.dataFolder}</span>
          </Line>
          <Line name="library">
            {stats.data === undefined
              ? '…'
              : `${stats.data.cases.toLocaleString('en')} cases, ${stats.data.revisions.toLocaleString('en')} revisions, ${Math.round(stats.data.database.bytes / 1e6)} MB, ${data.database === 'embedded' ? 'in the data folder' : 'on a PostgreSQL server'}`}
          </Line>
          <Line name="accounts">{data.accounts === 'none' ? 'none: this machine alone' : 'needed'}</Line>
          <Line name="one file">up to {Math.round(data.limits.fileBytes / 1e6)} MB</Line>
          {data.notes.length > 0 && <Line name="notes">{data.notes.join(' ')}</Line>}
        </dl>
      )}
      {isAdmin && stats.data?.needsReindex === true && (
        <div className="row" role="status">
          <span>The cases are filed with other terminologies than those that are open.</span>
          <Button loading={reindex.isPending} onClick={() => reindex.mutate()}>
            File the library anew
          </Button>
        </div>
      )}
      {reindex.data !== undefined && <JobProgress job={reindex.data} />}
      {reindex.isError && <Problem error={reindex.error} />}
      {isAdmin && (
        <div className="row">
          <Button variant="default" loading={empty.isPending} onClick={() => empty.mutate()}>
            Remove the packs’ published cases
          </Button>
          {empty.data !== undefined && (
            <span role="status">
              {empty.data.removed} removed, {empty.data.kept} of your own stay.
            </span>
          )}
          {empty.isError && <Problem error={empty.error} />}
        </div>
      )}
    </section>
  );
}

function Line({
  name,
  children,
}: {
  readonly name: string;
  readonly children: React.ReactNode;
}): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
