import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from '../../http/contract.ts';

const MOST_TRIES = 2;

/** Keeps answers of the server for a while; tries again only where the server could not be reached. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (count, error) =>
          count < MOST_TRIES && error instanceof ProblemError && error.problem.status === 0,
        retryDelay: 1000,
      },
      mutations: { retry: false },
    },
  });
}
