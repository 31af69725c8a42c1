import type { Rule } from '../rule.ts';
import { callOuts } from './figure-labels.ts';

/** Figures with a legend that the text never calls out. */
export const figureNotCalled: Rule = {
  id: 'text/figure-not-called',
  severity: 'note',
  title: 'a figure or table that the text never calls out',
  reason:
    'Readers look at a figure where the text sends them. Only where the text calls out other figures of the kind.',
  find: ({ report }) => {
    const called = callOuts(report);
    return report.captions.flatMap(({ figure, span }) => {
      const kind = figure.startsWith('Table') ? 'Table' : figure.startsWith('Figure') ? 'Figure' : undefined;
      const number = Number(/\d+/.exec(figure)?.[0] ?? Number.NaN);
      const same = called.filter((one) => one.kind === kind);
      if (Number.isNaN(number) || same.length === 0 || same.some((one) => one.number === number)) return [];
      return [{ message: `${figure} has a legend; the text does not call it out.`, places: [{ span }] }];
    });
  },
};
