import { sql } from 'kysely';
import type { CaseId } from '../case/index.ts';
import { InputError } from '../errors.ts';
import { caseNumberOf } from './case-number.ts';
import { INHERITED_WEIGHT } from './indexing/postings-of.ts';
import { documentFrequencies, POSTINGS_OF_Q, type SearchScope, scopeOf } from './search.ts';
import type { Store } from './store.ts';

/** How many cases hold a set of concepts: all of `concepts` (`cases`), and all of them and none of the others asked for (`exactly`). */
export interface Combination {
  readonly concepts: readonly string[];
  readonly cases: number;
  readonly exactly: number;
  /** The cases, where they are not more than were asked to be listed. */
  readonly ids: readonly CaseId[];
}

/** Which cases are counted, and how many of a combination are listed at most. */
export interface CombinationOptions extends SearchScope {
  readonly exclude?: readonly string[];
  readonly listUpTo?: number;
}

const MAX_COMBINED = 6;
/** When the commonest concept is looked up for the cases of the others, and not read whole. */
export interface LookThresholds {
  /** Below this many postings nothing is worth saving. */
  readonly manyPostings: number;
  /** A look into the index for one case costs about as much as reading this many postings in a row. */
  readonly postingsALook: number;
}

const THRESHOLDS: LookThresholds = { manyPostings: 5_000, postingsALook: 4 };

interface MaskRow {
  readonly mask: number;
  readonly cases: number;
  readonly case_ids: readonly string[];
}

/**
 * Counts every non-empty subset of at most six concepts, largest subsets first. Its cost grows with the number of cases that have any of
 * them; the commonest concept is only looked up for the cases of the others where that is cheaper. Throws `InputError` `too-many-concepts`.
 */
export async function combinationCounts(
  store: Store,
  conceptIds: readonly string[],
  options: CombinationOptions = {},
  thresholds = THRESHOLDS,
): Promise<readonly Combination[]> {
  const ids = [...new Set(conceptIds)];
  if (ids.length > MAX_COMBINED) {
    throw new InputError(
      'too-many-concepts',
      `Combinations are counted for at most ${MAX_COMBINED} concepts, not ${ids.length}: choose the main ones.`,
    );
  }
  const rows = await countMasks(store, ids, options, thresholds);
  const listUpTo = options.listUpTo ?? 0;
  const found = Array.from({ length: (1 << ids.length) - 1 }, (_, place) => {
    const mask = place + 1;
    const holding = rows.filter((row) => (row.mask & mask) === mask);
    const cases = sum(holding);
    return {
      concepts: ids.filter((_id, bit) => (mask & (1 << bit)) !== 0),
      cases,
      exactly: sum(rows.filter((row) => row.mask === mask)),
      numbers: cases > listUpTo ? [] : holding.flatMap(({ case_ids }) => case_ids),
    };
  });
  const idByNumber = await idsOf(store, [...new Set(found.flatMap(({ numbers }) => numbers))]);
  return found
    .map(({ numbers, ...one }) => ({
      ...one,
      ids: numbers.toSorted(byNumber).flatMap((number) => idByNumber.get(number) ?? []),
    }))
    .sort((a, b) => b.concepts.length - a.concepts.length || b.cases - a.cases);
}

/** How many cases have exactly the concepts of each mask, bit n for the n-th concept. */
async function countMasks(
  store: Store,
  ids: readonly string[],
  options: CombinationOptions,
  thresholds: LookThresholds,
): Promise<readonly MaskRow[]> {
  const { casesById } = await documentFrequencies(store, ids);
  const numbers = await store.numbers.find(ids);
  const asked = ids
    .map((id, place) => ({ concept: numbers.get(id) ?? -1, bit: 1 << place, cases: casesById.get(id) ?? 0 }))
    .sort((a, b) => a.cases - b.cases);
  const common = asked.at(-1);
  const others = asked.slice(0, -1);
  const isWorthLooking =
    options.where === undefined &&
    common !== undefined &&
    common.cases > Math.max(thresholds.manyPostings, thresholds.postingsALook * sum(others));
  const read = isWorthLooking ? others : asked;
  const exclude = sql`${(options.exclude ?? []).map(caseNumberOf)}::bigint[]`;
  const look = isWorthLooking
    ? sql`| case when exists (select from postings p where p.concept = ${common.concept}::int
        and p.weight in (1::real, ${INHERITED_WEIGHT}::real) and p.case_id = m.case_id) then ${common.bit}::int else 0 end`
    : sql``;
  const { rows } = await sql<MaskRow>`
    with m as materialized (
      select p.case_id, bit_or(q.bit) as mask
      from unnest(${read.map(({ concept }) => concept)}::int[], ${read.map(({ bit }) => bit)}::int[]) as q(concept, bit)
      ${POSTINGS_OF_Q} ${options.where === undefined ? sql`` : sql`join cases c on c.case_id = p.case_id`}
      where not p.case_id = any(${exclude}) and ${await scopeOf(store, options)} group by p.case_id),
    masked as (select m.case_id, m.mask ${look} as mask from m)
    select mask, count(*)::int as cases,
      (array_agg(case_id))[1:${options.listUpTo ?? 0}::int]::text[] as case_ids from masked group by mask`.execute(
    store.db,
  );
  if (!isWorthLooking) return rows;
  const { rows: left } = await sql<{ cases: number }>`select count(*)::int as cases from postings
    where concept = ${common.concept}::int and case_id = any(${exclude})`.execute(store.db);
  const together = sum(rows.filter(({ mask }) => (mask & common.bit) !== 0));
  const alone = common.cases - (left[0]?.cases ?? 0) - together;
  return [...rows, { mask: common.bit, cases: alone, case_ids: [] }];
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
