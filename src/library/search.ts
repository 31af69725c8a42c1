import { type RawBuilder, sql } from 'kysely';
import type { CaseId } from '../case/index.ts';
import { caseNumberOf } from './case-number.ts';
import { COUNT_STATUS } from './database/schema.ts';
import { type ConceptResolver, compileFilter } from './filters/index.ts';
import { totalCases } from './indexing/concept-counts.ts';
import type { Store } from './store.ts';

/** Restricts a search to cases that a filter takes. */
export interface SearchScope {
  readonly where?: string;
  readonly resolve?: ConceptResolver;
}

/** In how many cases each concept is present, itself or through a descendant; 0 for one no case has. */
export interface DocumentFrequencies {
  readonly cases: number;
  readonly casesById: ReadonlyMap<string, number>;
}

/** Frequencies from counts that are kept with every write: independent of the library's size. */
export async function documentFrequencies(
  store: Store,
  conceptIds: readonly string[],
  status: 'present' | 'excluded' | 'treated' = 'present',
): Promise<DocumentFrequencies> {
  const [casesById, cases] = await Promise.all([
    frequenciesOf(store, conceptIds, status),
    totalCases(store.db),
  ]);
  return { cases, casesById };
}

async function frequenciesOf(
  store: Store,
  conceptIds: readonly string[],
  status: keyof typeof COUNT_STATUS,
): Promise<ReadonlyMap<string, number>> {
  const numbers = await store.numbers.find(conceptIds);
  const { rows } = await sql<{
    concept: number;
    cases: number;
  }>`select concept, sum(cases)::int as cases from concept_counts
    where concept = any(${[...numbers.values()]}::int[]) and status = ${COUNT_STATUS[status]}::smallint
    group by concept`.execute(store.db);
  const casesByNumber = new Map(rows.map(({ concept, cases }) => [concept, cases]));
  return new Map(conceptIds.map((id) => [id, casesByNumber.get(numbers.get(id) ?? -1) ?? 0]));
}

/** The cases in which all of these concepts are present: how many, and the first `limit` ids in the order of their numbers. */
export async function casesWithAll(
  store: Store,
  conceptIds: readonly string[],
  options: SearchScope & { readonly limit?: number } = {},
): Promise<{ readonly count: number; readonly ids: readonly CaseId[] }> {
  const numbers = await store.numbers.find(conceptIds);
  if (conceptIds.some((id) => !numbers.has(id))) return { count: 0, ids: [] };
  const condition = await scopeOf(store, options);
  const { rows } = await sql<{ count: number; ids: CaseId[] | null }>`
    with found as materialized (
      select c.case_id, c.id from cases c where c.present @> ${[...numbers.values()]}::int[] and ${condition})
    select (select count(*)::int from found) as count,
      (select array_agg(id order by case_id) from (select * from found order by case_id limit ${options.limit ?? 1000}::int) f) as ids`.execute(
    store.db,
  );
  return { count: rows[0]?.count ?? 0, ids: rows[0]?.ids ?? [] };
}

// One look into the index for each concept: as a plain join the planner may read the whole table, or sort all postings before adding up.
/** The postings of the concepts of a table `q`, as `p`. */
export const POSTINGS_OF_Q = sql`cross join lateral (select case_id, weight from postings where concept = q.concept) p`;

/** A concept of a query and what sharing it is worth. */
export interface WeightedConcept {
  readonly id: string;
  readonly weight: number;
}

/** Cases that share weight with a query, best first. */
export interface Candidates {
  readonly candidates: readonly { readonly id: CaseId; readonly score: number }[];
  /** The concepts that were looked up, rarest first; the more frequent ones were left out to stay within the budget. */
  readonly used: readonly string[];
}

/** How candidates are searched. */
export interface CandidateOptions extends SearchScope {
  readonly limit?: number;
  /** How many postings may be read: bounds the time whatever the library's size. */
  readonly maxPostings?: number;
  /** Cases to leave out, such as the one that is asked about. */
  readonly exclude?: readonly string[];
}

// 20,000 postings are read and added up in some 10 ms by a server and 20 ms by PGlite, see bench/library/results.md.
const MAX_POSTINGS = 20_000;

/**
 * The cases that share most with a query, through the postings of its rarer concepts.
 *
 * A score is the sum, over the concepts looked up, of the query's weight times 1 where the case names the concept and
 * `INHERITED_WEIGHT` where it has it through a descendant. It finds candidates; rank those by their vectors.
 */
export async function candidatesByPostings(
  store: Store,
  query: readonly WeightedConcept[],
  options: CandidateOptions = {},
): Promise<Candidates> {
  const ids = query.map(({ id }) => id);
  const casesById = await frequenciesOf(store, ids, 'present');
  const numbers = await store.numbers.find(ids);
  const rarestFirst = query
    .map(({ id, weight }) => ({ id, weight, cases: casesById.get(id) ?? 0 }))
    .filter(({ cases, weight }) => cases > 0 && weight !== 0)
    .sort((a, b) => a.cases - b.cases);
  let postings = 0;
  const used = rarestFirst.filter(({ cases }, place) => {
    postings += cases;
    return place === 0 || postings <= (options.maxPostings ?? MAX_POSTINGS);
  });
  if (used.length === 0) return { candidates: [], used: [] };
  const numbersUsed = used.map(({ id }) => numbers.get(id) ?? -1);
  const isScoped = options.where !== undefined;
  const { rows } = await sql<{ id: CaseId; score: number }>`
    with best as (
      select p.case_id, sum(q.weight * p.weight) as score
      from unnest(${numbersUsed}::int[], ${used.map(({ weight }) => weight)}::real[]) as q(concept, weight)
      ${POSTINGS_OF_Q} ${isScoped ? sql`join cases c on c.case_id = p.case_id` : sql``}
      where not p.case_id = any(${(options.exclude ?? []).map(caseNumberOf)}::bigint[]) and ${await scopeOf(store, options)}
      group by p.case_id order by 2 desc, 1 limit ${options.limit ?? 200}::int)
    select c.id, best.score from best join cases c using (case_id) order by best.score desc, case_id`.execute(
    store.db,
  );
  return { candidates: rows, used: used.map(({ id }) => id) };
}

/** Words to look for in title, labels and text. */
export interface TextQuery {
  /** Each is a word or a phrase. */
  readonly phrases: readonly string[];
  /** `all` unless given. */
  readonly match?: 'all' | 'any';
}

/** Cases whose words match, best first. */
export interface TextMatches {
  readonly matches: readonly { readonly id: CaseId; readonly rank: number }[];
  /** True where so many cases match that only part of them was ranked: use rarer words. */
  readonly isPartial: boolean;
}

// Ranking reads each match's words from the disk; beyond this it would take seconds.
const MAX_RANKED = 500;

/** Full-text search, ranked by cover density (`ts_rank_cd`; title before labels before text). `among` restricts it to these cases. */
export async function rankByText(
  store: Store,
  query: TextQuery,
  options: SearchScope & {
    readonly limit?: number;
    readonly among?: readonly string[];
    readonly exclude?: readonly string[];
  } = {},
): Promise<TextMatches> {
  const phrases = query.phrases.filter((phrase) => phrase.trim() !== '' && !phrase.includes('\0'));
  if (phrases.length === 0) return { matches: [], isPartial: false };
  const operator = query.match === 'any' ? sql` || ` : sql` && `;
  const words: RawBuilder<unknown> = sql.join(
    phrases.map((phrase) => sql`phraseto_tsquery('english', ${phrase})`),
    operator,
  );
  const among =
    options.among === undefined
      ? sql`true`
      : sql`c.case_id = any(${options.among.map(caseNumberOf)}::bigint[])`;
  const { rows } = await sql<{ id: CaseId; rank: number; found: number }>`
    with asked as materialized (select ${words} as query),
    found as materialized (
      select c.case_id, c.id, c.search from cases c where c.search @@ (select query from asked) and ${among}
        and not c.case_id = any(${(options.exclude ?? []).map(caseNumberOf)}::bigint[]) and ${await scopeOf(store, options)}
      limit ${MAX_RANKED + 1}::int)
    select id, ts_rank_cd(search, (select query from asked))::real as rank, (select count(*)::int from found) as found
    from found order by 2 desc, case_id limit ${options.limit ?? 50}::int`.execute(store.db);
  return {
    matches: rows.map(({ id, rank }) => ({ id, rank })),
    isPartial: (rows[0]?.found ?? 0) > MAX_RANKED,
  };
}

/** A scope as a condition on `cases`, named `c`. */
export async function scopeOf(store: Store, scope: SearchScope): Promise<RawBuilder<boolean>> {
  return scope.where === undefined
    ? sql<boolean>`true`
    : await compileFilter(store, scope.where, scope.resolve);
}
