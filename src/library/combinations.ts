import { sql } from 'kysely';
import type { CaseId } from '../case/index.ts';
import { InputError } from '../errors.ts';
import { caseNumberOf } from './case-number.ts';
import { caseLists, type CountedMask, countMasks } from './case-lists.ts';
import { POSTINGS_OF_Q, type SearchScope, scopeOf } from './search.ts';
import type { Store } from './store.ts';

/** How many cases hold a set of concepts: all of `concepts` (`cases`), and all of them and none of the others asked for (`exactly`). */
export interface Combination {
  readonly concepts: readonly string[];
  readonly cases: number;
  readonly exactly: number;
  /** The cases, where they are not more than were asked to be listed. */
  readonly ids: readonly CaseId[];
  /** Of all concepts, and of all but one: the first of the cases that `exactly` counts, by id. */
  readonly exactIds: readonly CaseId[];
}

/** Which cases are counted, and how many of a combination are listed at most. */
export interface CombinationOptions extends SearchScope {
  readonly exclude?: readonly string[];
  readonly listUpTo?: number;
  /** How many of `exactIds` are listed, none unless given. */
  readonly listExact?: number;
}

const MAX_COMBINED = 6;
/** The number of a concept that no case has. */
const NO_CONCEPT = -1;

/**
 * Counts every non-empty subset of at most six concepts, largest subsets first. Its cost grows with the number of cases that have any of
 * them; which these are is remembered until the library changes. Throws `InputError` `too-many-concepts`.
 */
export async function combinationCounts(
  store: Store,
  conceptIds: readonly string[],
  options: CombinationOptions = {},
): Promise<readonly Combination[]> {
  const ids = [...new Set(conceptIds)];
  if (ids.length > MAX_COMBINED) {
    throw new InputError(
      'too-many-concepts',
      `Combinations are counted for at most ${MAX_COMBINED} concepts, not ${ids.length}: choose the main ones.`,
    );
  }
  const rows = await masksOf(store, ids, options);
  const { listUpTo = 0, listExact = 0 } = options;
  const found = Array.from({ length: (1 << ids.length) - 1 }, (_, place) => {
    const mask = place + 1;
    const holding = rows.filter((row) => (row.mask & mask) === mask);
    const exact = rows.filter((row) => row.mask === mask);
    const concepts = ids.filter((_id, bit) => (mask & (1 << bit)) !== 0);
    const cases = sum(holding);
    return {
      concepts,
      cases,
      exactly: sum(exact),
      numbers: cases > listUpTo ? [] : holding.flatMap(({ first }) => first),
      exactNumbers:
        concepts.length < ids.length - 1 ? [] : exact.flatMap(({ first }) => first.slice(0, listExact)),
    };
  });
  const idByNumber = await idsOf(store, [
    ...new Set(found.flatMap(({ numbers, exactNumbers }) => [...numbers, ...exactNumbers])),
  ]);
  const named = (numbers: readonly string[]) => numbers.flatMap((number) => idByNumber.get(number) ?? []);
  return found
    .map(({ numbers, exactNumbers, ...one }) => ({
      ...one,
      ids: named(numbers.toSorted(byNumber)),
      exactIds: named(exactNumbers).sort(),
    }))
    .sort((a, b) => b.concepts.length - a.concepts.length || b.cases - a.cases);
}

async function masksOf(
  store: Store,
  ids: readonly string[],
  options: CombinationOptions,
): Promise<readonly CountedMask[]> {
  const numbers = await store.numbers.find(ids);
  const asked = ids.map((id) => numbers.get(id) ?? NO_CONCEPT);
  const exclude = (options.exclude ?? []).map(caseNumberOf);
  const listUpTo = Math.max(options.listUpTo ?? 0, options.listExact ?? 0);
  if (options.where === undefined) {
    const lists = await caseLists(store, asked);
    return countMasks(
      asked.map((concept) => lists.get(concept) ?? new Uint32Array()),
      { exclude, listUpTo },
    );
  }
  const { rows } = await sql<CountedMask>`
    with m as materialized (
      select p.case_id, bit_or(q.bit) as mask
      from unnest(${asked}::int[], ${asked.map((_, place) => 1 << place)}::int[]) as q(concept, bit)
      ${POSTINGS_OF_Q} join cases c on c.case_id = p.case_id
      where not p.case_id = any(${exclude}::bigint[]) and ${await scopeOf(store, options)} group by p.case_id)
    select mask, count(*)::int as cases,
      coalesce((array_agg(case_id order by case_id))[1:${listUpTo}::int]::text[], '{}') as first from m group by mask`.execute(
    store.db,
  );
  return rows;
}

async function idsOf(store: Store, numbers: readonly string[]): Promise<ReadonlyMap<string, CaseId>> {
  if (numbers.length === 0) return new Map();
  const { rows } = await sql<{ case_id: string; id: CaseId }>`select case_id, id from cases
    where case_id = any(${numbers}::bigint[])`.execute(store.db);
  return new Map(rows.map(({ case_id, id }) => [case_id, id]));
}

function byNumber(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1);
}

function sum(rows: readonly { readonly cases: number }[]): number {
  return rows.reduce((total, { cases }) => total + cases, 0);
}
