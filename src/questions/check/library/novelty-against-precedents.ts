import type { Rule } from '../rule.ts';

const MOST_NAMED = 3;

/** A claim of being the first, beside the cases of the library that hold all it names. */
export const noveltyAgainstPrecedents: Rule = {
  id: 'library/novelty-against-precedents',
  severity: 'warning',
  title: 'the report claims to be the first, and the library holds cases with all that the claim names',
  reason:
    'The concepts of the claim are searched together, each itself or a narrower one. Whether the cases found are what the claim means is for the authors to judge: a claim may rest on a detail that no concept expresses. A claim without precedents in the library is a note that says where it was looked for, and proves nothing.',
  find: ({ library, quote }) => {
    const novelty = library?.novelty;
    if (library === undefined || novelty === undefined || novelty.concepts.length === 0) return [];
    const { claim, concepts, found, foundCount } = novelty;
    if (claim.length === 0) return [];
    const all = concepts.join(' ∧ ');
    return [
      {
        message:
          foundCount === 0
            ? `The report claims novelty. None of ${library.cases} cases in the library holds all of: ${all}; search the literature too.`
            : `The report claims novelty. ${foundCount} of ${library.cases} cases in the library ${foundCount === 1 ? 'holds' : 'hold'} all of: ${all}.`,
        severity: foundCount === 0 ? ('note' as const) : ('warning' as const),
        places: claim.map((span) => ({ span, says: quote(span) })),
        elsewhere: found.slice(0, MOST_NAMED).map(({ id, title, year }) => ({
          caseId: id,
          ...(title !== undefined && { title }),
          words: `${title ?? id}${year === undefined ? '' : ` (${year})`}`,
        })),
      },
    ];
  },
};
