import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { addressOf, type Job } from '../../http/contract.ts';
import { api } from '../api/client.ts';

/** Whether a job has come to its end. */
export function hasEnded({ status }: Job): boolean {
  return status === 'done' || status === 'failed' || status === 'cancelled';
}

/** A job as it goes: told by the server; asked for again where the connection is lost, until it ends. */
export function useJob(given: Job): { readonly job: Job; readonly isLost: boolean } {
  const [told, setTold] = useState(given);
  const polled = useQuery({
    queryKey: ['job', given.id],
    queryFn: ({ signal }) => api.getJob({ params: { id: given.id }, signal }),
    refetchInterval: ({ state }) => (state.data !== undefined && hasEnded(state.data) ? false : 1500),
    retry: false,
    staleTime: 0,
  });
  useEffect(() => {
    if (hasEnded(given)) return undefined;
    const events = new EventSource(addressOf({ path: '/api/jobs/:id/events' }, { params: { id: given.id } }));
    events.addEventListener('job', ({ data }: MessageEvent<string>) => {
      const job = JSON.parse(data) as Job;
      setTold(job);
      if (hasEnded(job)) events.close();
    });
    return () => events.close();
  }, [given]);
  const job = polled.data !== undefined && polled.data.changedAt >= told.changedAt ? polled.data : told;
  return { job, isLost: polled.isError && !hasEnded(job) };
}
