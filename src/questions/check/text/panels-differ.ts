import type { Rule } from '../rule.ts';

/** A panel that the text calls out for an image and whose legend names a specimen, or the other way round. */
export const panelsDiffer: Rule = {
  id: 'text/panels-differ',
  severity: 'warning',
  title: 'a figure is called out for one kind of picture, and its legend names another',
  reason:
    'Where the text calls out a panel for imaging and the legend of that panel names a biopsy, or the other way round, panels or letters were probably swapped. Both places are shown.',
  find: ({ issues, quote, report }) =>
    issues('figure-panels-differ').flatMap(({ span, message }) => {
      if (span === undefined) return [];
      const number = /\d+/.exec(quote(span))?.[0];
      const legend = report.captions.find(({ figure }) => figure === `Figure ${number}`);
      return [
        {
          message,
          places: [
            { span, says: 'the call-out' },
            ...(legend === undefined ? [] : [{ span: legend.span, says: 'the legend' }]),
          ],
        },
      ];
    }),
};
