import { type RawBuilder, sql } from 'kysely';
import { caseNumberOf } from './case-number.ts';
import { type ConceptResolver, compileFilter } from './filters/index.ts';
import { normalDoi } from './indexing/normal-doi.ts';
import type { Store } from './store.ts';

/** What cases are searched for: a filter, words, or both. */
export interface CaseSearch {
  /** In the filter language. */
  readonly where?: string | undefined;
  /** As typed into a search field. */
  readonly words?: string | undefined;
  readonly resolve?: ConceptResolver | undefined;
}

/** A search as a condition for SQL. Throws `InputError` as a filter does. */
export async function searchCondition(
  store: Store,
  { where, words, resolve }: CaseSearch,
): Promise<RawBuilder<boolean>> {
  const filtered =
    where === undefined || where.trim() === ''
      ? sql<boolean>`true`
      : await compileFilter(store, where, resolve);
  const typed = words?.trim() ?? '';
  if (typed === '') return filtered;
  const concept = resolve?.(typed);
  const named =
    concept === undefined
      ? sql<boolean>`false`
      : await compileFilter(store, `has ${JSON.stringify(concept)}`);
  return sql<boolean>`(${filtered} and (${textCondition(typed)} or ${named}))`;
}

/**
 * Cases whose title, labels or text have every word, in any English inflection; the last may be unfinished, "words in quotes" stand in a
 * row, `-word` is not there. An id or DOI finds its case. What is typed is a parameter: nothing of it is syntax of SQL.
 */
function textCondition(typed: string): RawBuilder<boolean> {
  const unfinished = /(?:^|\s)([\p{L}\p{N}]+)$/u.exec(typed)?.[1];
  const finished = unfinished === undefined ? typed : typed.slice(0, typed.length - unfinished.length);
  const whole = sql`websearch_to_tsquery('english', ${finished})`;
  const query =
    unfinished === undefined
      ? whole
      : sql`(${whole} && (to_tsquery('english', ${`${unfinished}:*`}) || to_tsquery('simple', ${`${unfinished}:*`})))`;
  // Each part has an index of its own: asked for together in another form, every case would be read.
  const parts = [
    sql<boolean>`c.search @@ ${query}`,
    sql<boolean>`c.case_id = ${caseNumberOf(typed)}::bigint`,
  ];
  if (/10\.\d/.test(typed)) parts.push(sql<boolean>`c.doi = ${normalDoi(typed)}`);
  return sql<boolean>`(${sql.join(parts, sql` or `)})`;
}
