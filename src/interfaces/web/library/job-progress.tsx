import { Button, Progress } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type JSX, useEffect } from 'react';
import { type Job, ProblemError } from '../../http/contract.ts';
import { api } from '../api/client.ts';
import { hasEnded, useJob } from './use-job.ts';

/** How long work goes, with a way to stop it. It goes on when the server is started again. */
export function JobProgress({ job: given }: { readonly job: Job }): JSX.Element {
  const { job, isLost } = useJob(given);
  const queries = useQueryClient();
  const ended = hasEnded(job);
  useEffect(() => {
    if (!ended) return;
    for (const key of ['cases', 'facets', 'library-stats', 'jobs', 'terminologies'])
      void queries.invalidateQueries({ queryKey: [key] });
  }, [ended, queries]);
  const { done, total, unit, imported, updated, skipped, failed } = job.progress;
  const counts = [
    [imported, 'new'],
    [updated, 'updated'],
    [skipped, 'there already'],
    [failed, 'failed'],
  ].filter(([n]) => n !== undefined && n !== 0);
  const share = total === undefined || total === 0 ? (ended ? 100 : 15) : (done / total) * 100;
  return (
    <div className="job" aria-live="polite">
      <div className="row spread">
        <strong>{job.title}</strong>
        <span className="quiet">{STATUS[job.status]}</span>
      </div>
      <Progress
        value={job.status === 'done' ? 100 : share}
        animated={!ended}
        color={job.status === 'failed' ? 'red' : 'blue'}
        aria-label={`${job.title}: ${done}${total === undefined ? '' : ` of ${total}`} ${unit}`}
      />
      <p className="small quiet number">
        {done.toLocaleString('en')}
        {total !== undefined && ` of ${total.toLocaleString('en')}`} {unit}
        {counts.length > 0 && ` · ${counts.map(([n, words]) => `${n} ${words}`).join(', ')}`}
        {isLost && ' · the server does not answer; it goes on when it is back'}
      </p>
      {job.error !== undefined && <p className="tone-bad">{job.error.message}</p>}
      {job.failures.length > 0 && (
        <details>
          <summary className="small">What failed</summary>
          <ul className="small">
            {job.failures.map(({ source, message }) => (
              <li key={source + message}>
                {source}: {message}
              </li>
            ))}
          </ul>
        </details>
      )}
      {!ended && (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => void stop(job.id)}>
          Stop
        </Button>
      )}
    </div>
  );
}

const STATUS: Readonly<Record<Job['status'], string>> = {
  waiting: 'waiting',
  running: 'at work',
  done: 'done',
  failed: 'failed',
  cancelled: 'stopped',
};

async function stop(id: string): Promise<void> {
  try {
    await api.cancelJob({ params: { id } });
  } catch (error) {
    // It may have ended meanwhile: its state says so.
    if (!(error instanceof ProblemError)) throw error;
  }
}
