import type { Rule } from '../rule.ts';

/** Drug names that the reader could only take as another, nearly alike. A class is left to `class-without-agent`, which says both. */
export const drugMisspelt: Rule = {
  id: 'drugs/misspelt',
  severity: 'warning',
  title: 'a drug name that no terminology has, and one that is nearly the same',
  reason:
    'The name differs by a letter or two from a drug that the vocabulary knows, and by the way it differs is more likely a slip than another drug. The likely name is given; only the authors know.',
  find: ({ issues, quote }) => {
    const classes = issues('drug-class-without-agent').map(({ span }) => span?.start);
    return issues('drug-misspelt').flatMap(({ span, message }) => {
      if (span === undefined || classes.includes(span.start) || isOfChemistry(quote(span))) return [];
      return [{ message, places: [{ span, says: quote(span) }] }];
    });
  },
};

/** "diethylene-triamine-pentaacetate" is spelled out, not misspelt. */
function isOfChemistry(name: string): boolean {
  return name.split('-').length > 2;
}
