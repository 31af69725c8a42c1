import { type RawBuilder, sql } from 'kysely';

/** How far a concept that a case has only through a descendant counts in candidate search, beside 1 for one it names. */
export const INHERITED_WEIGHT = 0.5;

/** The postings that cases must have, from their rows in `cases`; a table for `from`, in no order. */
export function postingsOf(caseIds: readonly string[]): RawBuilder<unknown> {
  return sql`(select c.case_id, x.concept, x.weight from cases c, lateral (
      select unnest(c.direct) as concept, 1::real as weight
      union all select unnest(c.inherited), ${INHERITED_WEIGHT}::real) x
    where c.case_id = any(${caseIds}::bigint[]))`;
}
