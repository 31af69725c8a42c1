import type { Rule } from '../rule.ts';

const TOLD =
  /\b(?:oral\w*|per os|by mouth|p\.?o\.?|intraven\w+|i\.?v\.?|infus\w+|inject\w+|intramusc\w+|subcut\w+|topical\w*|inhal\w+|tablets?|capsules?)(?![\p{L}])/iu;

/** Drugs of which the dose depends on the route, given with a dose and without a route. */
export const routeMissing: Rule = {
  id: 'drugs/route-missing',
  severity: 'note',
  title: 'a dose without a route, for a drug whose usual dose depends on it',
  reason:
    'Only for drugs with usual ranges for several routes (resources/en/drug-doses.tsv). CARE item 9b asks how an intervention was administered.',
  find: ({ cases, tables, quote, sentenceAt }) =>
    cases.flatMap(({ treatments }) =>
      treatments.flatMap((treatment) => {
        const { agent, route, status, doses, kind } = treatment;
        if (kind !== 'drug' || status !== 'given' || route !== undefined || agent.id === undefined) return [];
        const routes = new Set(tables.doseRanges.get(agent.id)?.map((one) => one.route));
        const span = doses[0]?.evidence.spans[0];
        if (routes.size < 2 || span === undefined) return [];
        // "switched to an oral therapy with …" tells the route in other words.
        if (TOLD.test(sentenceAt(span.start)?.text ?? '')) return [];
        return [
          {
            message: `${agent.label} “${doses[0].text}”: given how (${[...routes].join(', ')})?`,
            places: [{ span, says: quote(span) }],
          },
        ];
      }),
    ),
};
