import { ROUTE_TABLE } from 'virtual:route-table';
import { addressOf, createClient, type GivenBy, type RouteName, type Routes } from '../../http/contract.ts';

/** The server, a function for every route of the contract. */
export const api = createClient(ROUTE_TABLE as Routes);

/** What a route gives: `Given<'match'>`. */
export type Given<N extends RouteName> = GivenBy<Routes[N]>;

/** The address of a route, to link to. */
export function linkTo(name: RouteName, call: Parameters<typeof addressOf>[1]): string {
  return addressOf((ROUTE_TABLE as Routes)[name], call);
}
