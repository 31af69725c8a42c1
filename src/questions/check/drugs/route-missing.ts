import type { Rule } from '../rule.ts';

/** Drugs of which the dose depends on the route, given with a dose and without a route. */
export const routeMissing: Rule = {
  id: 'drugs/route-missing',
  severity: 'note',
  title: 'a dose without a route, for a drug whose usual dose depends on it',
  reason:
    'Only for drugs with usual ranges for several routes (resources/en/drug-doses.tsv). CARE item 9b asks how an intervention was administered.',
  find: ({ cases, tables, quote }) =>
    cases.flatMap(({ treatments }) =>
      treatments.flatMap((treatment) => {
        const { agent, route, status, doses, kind } = treatment;
        if (kind !== 'drug' || status !== 'given' || route !== undefined || agent.id === undefined) return [];
        const routes = new Set(tables.doseRanges.get(agent.id)?.map((one) => one.route));
        const span = doses[0]?.evidence.spans[0];
        if (routes.size < 2 || span === undefined) return [];
        return [
          {
            message: `${agent.label} “${doses[0].text}”: given how (${[...routes].join(', ')})?`,
            places: [{ span, says: quote(span) }],
          },
        ];
      }),
    ),
};
