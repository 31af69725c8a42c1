import type { Rule } from '../rule.ts';
import { callOuts } from './figure-labels.ts';

/** Figures and tables that the text calls out and that are not there. */
export const figureWithoutLegend: Rule = {
  id: 'text/figure-without-legend',
  severity: 'warning',
  title: 'a figure or table is called out, and there is no legend for it',
  reason:
    'Only where the report has legends of that kind at all: a text without any was copied without its figures.',
  find: ({ report }) => {
    const numbers = (kind: string) =>
      new Set(
        report.captions.flatMap(({ figure }) =>
          figure.startsWith(kind) ? [Number(/\d+/.exec(figure)?.[0] ?? Number.NaN)] : [],
        ),
      );
    const there = { Figure: numbers('Figure'), Table: numbers('Table') };
    const seen = new Set<string>();
    return callOuts(report).flatMap(({ kind, number, span }) => {
      const name = `${kind} ${number}`;
      if (there[kind].size === 0 || there[kind].has(Number.NaN) || there[kind].has(number) || seen.has(name))
        return [];
      seen.add(name);
      return [{ message: `${name} is called out; the report has no legend for it.`, places: [{ span }] }];
    });
  },
};
