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

const MOST_LISTED = 50;

/** Counts every subset; those with at most fifty cases come with their ids. Throws `InputError` `too-many-concepts` beyond six. */
export async function countCombinations(
  library: Library,
  concepts: readonly string[],
  casesSearched: number,
  exclude: readonly string[],
): Promise<Combinations> {
  if (concepts.length === 0) return { of: casesSearched, concepts, combinations: [] };
  const counted = await library.combinationCounts(concepts, { exclude, listUpTo: MOST_LISTED });
  const combinations = counted.map(({ ids, ...one }): CountedCombination => ({ ...one, caseIds: ids }));
  return { of: casesSearched, concepts, combinations };
}
