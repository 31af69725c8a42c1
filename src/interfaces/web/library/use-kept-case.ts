import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { KeptCase } from '../../http/contract.ts';
import { api } from '../api/client.ts';

/** A case of the library as it stands. */
export function useKeptCase(id: string): UseQueryResult<KeptCase> {
  return useQuery({
    queryKey: ['case', id],
    queryFn: ({ signal }) => api.getCase({ params: { id }, signal }),
  });
}
