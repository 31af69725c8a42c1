import { sql } from 'kysely';
import type { Store } from './store.ts';
import { type CaseSearch, searchCondition } from './words-condition.ts';

/** One value of a facet. */
export interface FacetValue {
  /** As the filter language has it: `female`, `2010` for the decade, a concept's id; `unknown` where the report does not say. */
  readonly value: string;
  readonly label: string;
  readonly cases: number;
}

/** How cases divide by one thing. */
export interface Facet {
  readonly field: 'sex' | 'outcome' | 'origin' | 'decade' | 'main' | 'treated';
  readonly values: readonly FacetValue[];
}

/** How the cases that a search takes divide. */
export interface Facets {
  readonly cases: number;
  readonly facets: readonly Facet[];
}

const MOST_CONCEPTS = 20;

interface Row {
  readonly field: Facet['field'] | 'all';
  readonly value: string;
  readonly label: string;
  readonly cases: number;
}

/** Counts cases by sex, outcome, origin, decade, main condition and treatment. One query; linear in the cases the search takes. */
export async function countFacets(store: Store, search: CaseSearch = {}): Promise<Facets> {
  const { rows } = await sql<Row>`
    with found as materialized (
      select c.case_id, coalesce(c.sex, 'unknown') as sex, c.outcome, c.origin, coalesce((c.year / 10 * 10)::text, 'unknown') as decade
      from cases c where ${await searchCondition(store, search)}),
    columns as (
      select case grouping(sex, outcome, origin, decade) when 7 then 'sex' when 11 then 'outcome' when 13 then 'origin' when 14 then 'decade'
          else 'all' end as field,
        coalesce(sex, outcome, origin, decade, '') as value, count(*)::int as cases
      from found group by grouping sets ((sex), (outcome), (origin), (decade), ())),
    conditions as (
      select d.concept, count(distinct d.case_id)::int as cases from found join case_conditions d using (case_id)
      where d.role = 'main' and d.status = 'present' group by 1 order by 2 desc, 1 limit ${MOST_CONCEPTS}::int),
    treatments as (
      select t.agent as concept, count(distinct t.case_id)::int as cases from found join case_treatments t using (case_id)
      where t.status = 'given' group by 1 order by 2 desc, 1 limit ${MOST_CONCEPTS}::int)
    select field, value, value as label, cases from columns
    union all select 'main', k.id, k.label, m.cases from conditions m join concepts k using (concept)
    union all select 'treated', k.id, k.label, t.cases from treatments t join concepts k using (concept)`.execute(
    store.db,
  );
  const fields = ['main', 'treated', 'sex', 'outcome', 'decade', 'origin'] as const;
  return {
    cases: rows.find(({ field }) => field === 'all')?.cases ?? 0,
    facets: fields.map((field) => ({
      field,
      values: rows
        .filter((row) => row.field === field)
        .map(({ value, label, cases }) => ({ value, label, cases }))
        .sort(
          (a, b) =>
            (field === 'decade' ? Number(b.value) - Number(a.value) || 0 : 0) ||
            b.cases - a.cases ||
            (a.value < b.value ? -1 : 1),
        ),
    })),
  };
}
