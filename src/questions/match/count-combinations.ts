import type { CaseId } from '../../case/index.ts';
import type { Library } from '../../library/index.ts';

/** A set of concepts with the cases that hold all of them; `exactly` hold these and none of the others asked for. */
export interface CountedCombination {
  readonly concepts: readonly string[];
  readonly cases: number;
  readonly exactly: number;
  /** The cases, where they are few enough to be read. */
  readonly caseIds: readonly CaseId[];
}

/** Every combination of at most six concepts, and how many cases were counted. */
export interface Combinations {
  readonly of: number;
  readonly concepts: readonly string[];
  readonly combinations: readonly CountedCombination[];
}

/** Combinations, and the first cases of those with all concepts or all but one: what a search for precedents asks next. */
export interface CombinationsWithCases {
  readonly answer: Combinations;
  readonly exactIds: ReadonlyMap<string, { readonly cases: number; readonly caseIds: readonly CaseId[] }>;
}

/** What `exactIds` is asked by. */
export function keyOfConcepts(ids: readonly string[]): string {
  return [...ids].sort().join(' ');
}

const MOST_LISTED = 50;
/** Cases that a search for precedents lists. */
export const MOST_OF_A_SEARCH = 20;

/** Counts every subset; those with at most fifty cases come with their ids. Throws `InputError` `too-many-concepts` beyond six. */
export async function countCombinations(
  library: Library,
  concepts: readonly string[],
  casesSearched: number,
  exclude: readonly string[],
): Promise<CombinationsWithCases> {
  if (concepts.length === 0)
    return { answer: { of: casesSearched, concepts, combinations: [] }, exactIds: new Map() };
  const counted = await library.combinationCounts(concepts, {
    exclude,
    listUpTo: MOST_LISTED,
    listExact: MOST_OF_A_SEARCH,
  });
  const combinations = counted.map(
    ({ ids, exactIds: _, ...one }): CountedCombination => ({ ...one, caseIds: ids }),
  );
  return {
    answer: { of: casesSearched, concepts, combinations },
    exactIds: new Map(
      counted
        .filter((one) => one.concepts.length >= concepts.length - 1)
        .map((one) => [keyOfConcepts(one.concepts), { cases: one.exactly, caseIds: one.exactIds }]),
    ),
  };
}
