import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { CaseId } from '../case/index.ts';
import { InputError } from '../errors.ts';
import type { ConceptResolver } from './filters/index.ts';
import type { Store } from './store.ts';
import { searchCondition } from './words-condition.ts';

/** A case as a line of a list. */
export interface CaseSummary {
  readonly id: CaseId;
  readonly revision: number;
  readonly title: string | undefined;
  readonly journal: string | undefined;
  readonly year: number | undefined;
  readonly doi: string | undefined;
  readonly pmid: string | undefined;
  readonly sex: string | undefined;
  readonly ageYears: number | undefined;
  readonly origin: string;
  readonly outcome: string;
  readonly mainConditions: readonly { readonly id: string; readonly label: string }[];
  /** How many concepts it states as present, ancestors not counted. */
  readonly conceptCount: number;
  readonly patientId: string;
  readonly addedAt: string;
  readonly changedAt: string;
}

/** What to list: `where` in the filter language, a page at a time. */
export interface ListOptions {
  readonly where?: string;
  /** Words as a person types them into a search field; see words-condition.ts. */
  readonly words?: string;
  readonly resolve?: ConceptResolver;
  /** `added` (the default), `changed` and `year` newest first; `concepts` most first; `id`, `title` and `age` from the front. Unknown comes last. */
  readonly order?: ListOrder;
  /** The other way round; unknown then comes first. */
  readonly reverse?: boolean;
  /** 1–1,000, 50 unless given. */
  readonly limit?: number;
  /** `next` of the page before, with the same `where` and `order`. */
  readonly cursor?: string;
}

/** One page of a list; without `next` it is the last. */
export interface CasePage {
  readonly cases: readonly CaseSummary[];
  readonly next: string | undefined;
}

export const LIST_ORDERS = ['added', 'id', 'year', 'title', 'age', 'changed', 'concepts'] as const;
/** How a list is ordered. */
export type ListOrder = (typeof LIST_ORDERS)[number];

// Each key is a text that sorts as the column does, so that one cursor serves all; the case_id breaks ties.
const KEY_BY_ORDER: Readonly<
  Record<ListOrder, { key: RawBuilder<unknown>; type: RawBuilder<unknown>; isDescending: boolean }>
> = {
  added: { key: sql`c.added_at`, type: sql`timestamptz`, isDescending: true },
  id: { key: sql`c.id`, type: sql`text`, isDescending: false },
  year: { key: sql`coalesce(c.year, 0)`, type: sql`int`, isDescending: true },
  title: { key: sql`coalesce(lower(c.title), U&'\\FFFD')`, type: sql`text`, isDescending: false },
  age: { key: sql`coalesce(c.age_years, 'infinity'::real)`, type: sql`real`, isDescending: false },
  changed: { key: sql`c.changed_at`, type: sql`timestamptz`, isDescending: true },
  concepts: { key: sql`cardinality(c.direct)`, type: sql`int`, isDescending: true },
};

const CursorSchema = z.tuple([z.string(), z.string(), z.string().regex(/^\d+$/)]);

interface SummaryRow {
  readonly id: string;
  readonly case_id: string;
  readonly revision: number;
  readonly title: string | null;
  readonly journal: string | null;
  readonly year: number | null;
  readonly doi: string | null;
  readonly pmid: string | null;
  readonly sex: string | null;
  readonly age_years: number | null;
  readonly origin: string;
  readonly outcome: string;
  readonly main: readonly { readonly id: string; readonly label: string }[] | null;
  readonly concept_count: number;
  readonly patient_id: string;
  readonly added_at: Date;
  readonly changed_at: Date;
  readonly sort_key: string;
}

/** A page of cases. Throws `InputError`: `filter-syntax`, `concept-unknown`, `cursor-invalid`, `limit-invalid`. */
export async function listCases(store: Store, options: ListOptions = {}): Promise<CasePage> {
  const { order = 'added', limit = 50 } = options;
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000) {
    throw new InputError('limit-invalid', `A page holds 1 to 1000 cases, not ${limit}.`);
  }
  const { key, type, isDescending: isUsuallyDescending } = KEY_BY_ORDER[order];
  const isDescending = isUsuallyDescending !== (options.reverse ?? false);
  const made = options.reverse === true ? `${order} reversed` : order;
  const where = await searchCondition(store, options);
  const direction = isDescending ? sql`desc` : sql`asc`;
  const after = options.cursor === undefined ? undefined : cursorOf(options.cursor, made);
  const beyond =
    after === undefined
      ? sql`true`
      : sql`(${key}, c.case_id) ${isDescending ? sql`<` : sql`>`} (${after.key}::text::${type}, ${after.caseId}::text::bigint)`;
  // The key as text keeps the microseconds that a JavaScript date would drop.
  const { rows } = await sql<SummaryRow>`
    select c.id, c.case_id, c.revision, c.title, c.journal, c.year, c.doi, c.pmid, c.sex, c.age_years, c.origin, c.outcome,
      cardinality(c.direct) as concept_count, c.patient_id, c.added_at, c.changed_at, (${key})::text as sort_key,
      (select json_agg(json_build_object('id', k.id, 'label', k.label) order by m.ordinal) from case_conditions m
        join concepts k on k.concept = m.concept
        where m.case_id = c.case_id and m.role = 'main' and m.status = 'present') as main
    from cases c where ${where} and ${beyond}
    order by ${key} ${direction}, c.case_id ${direction} limit ${limit + 1}::int`.execute(store.db);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    cases: page.map(summaryOf),
    next:
      rows.length > limit && last !== undefined
        ? Buffer.from(JSON.stringify([made, last.sort_key, last.case_id])).toString('base64url')
        : undefined,
  };
}

/** How many cases a filter takes, and how many patients: cases that a person confirmed to be of one patient count once. */
export async function countCases(
  store: Store,
  where?: string,
  resolve?: ConceptResolver,
  words?: string,
): Promise<{ readonly cases: number; readonly patients: number }> {
  const condition = await searchCondition(store, { where, words, resolve });
  const { rows } = await sql<{ cases: number; patients: number }>`select count(*)::int as cases,
    count(distinct c.patient_id)::int as patients from cases c where ${condition}`.execute(store.db);
  return rows[0] ?? { cases: 0, patients: 0 };
}

/** How many cases a filter takes and the first `limit` of them by id, in one look. */
export async function firstCases(
  store: Store,
  where: string,
  limit: number,
): Promise<{ readonly cases: number; readonly ids: readonly CaseId[] }> {
  const { rows } = await sql<{ cases: number; ids: CaseId[] | null }>`
    with found as materialized (select c.id from cases c where ${await searchCondition(store, { where })})
    select (select count(*)::int from found) as cases,
      (select array_agg(id order by id collate "C") from (select id from found order by id collate "C" limit ${limit}::int) f) as ids`.execute(
    store.db,
  );
  return { cases: rows[0]?.cases ?? 0, ids: rows[0]?.ids ?? [] };
}

function cursorOf(cursor: string, order: string): { readonly key: string; readonly caseId: string } {
  try {
    const [made, key, caseId] = CursorSchema.parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')),
    );
    if (made === order && !Number.isNaN(BigInt(caseId))) return { key, caseId };
  } catch {
    // Told below, the same for every way in which it can be wrong.
  }
  throw new InputError(
    'cursor-invalid',
    'This cursor is not from a list in this order: start again without it.',
  );
}

function summaryOf(row: SummaryRow): CaseSummary {
  return {
    id: row.id as CaseId,
    revision: row.revision,
    title: row.title ?? undefined,
    journal: row.journal ?? undefined,
    year: row.year ?? undefined,
    doi: row.doi ?? undefined,
    pmid: row.pmid ?? undefined,
    sex: row.sex ?? undefined,
    ageYears: row.age_years ?? undefined,
    origin: row.origin,
    outcome: row.outcome,
    mainConditions: row.main ?? [],
    conceptCount: row.concept_count,
    patientId: row.patient_id,
    addedAt: row.added_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
  };
}
