import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type Me, type Role } from '../../http/contract.ts';
import { api } from './client.ts';

/** Who is asking. */
export function useMe(): UseQueryResult<Me> {
  return useQuery({ queryKey: ['me'], queryFn: ({ signal }) => api.me({ signal }), staleTime: 300_000 });
}

const RANK: Readonly<Record<Role, number>> = { reader: 0, curator: 1, admin: 2 };

/** Whether whoever is asking may do what a role may; false until it is known. */
export function useMay(role: Role): boolean {
  const { data } = useMe();
  return data?.user !== undefined && RANK[data.user.role] >= RANK[role];
}
