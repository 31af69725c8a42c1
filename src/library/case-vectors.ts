import { sql } from 'kysely';
import type { CaseId } from '../case/index.ts';
import { caseNumberOf } from './case-number.ts';
import type { Store } from './store.ts';

/** What comparing cases needs of one, small enough to load hundreds: concepts by id, and the facts of its subject. */
export interface CaseVector {
  readonly id: CaseId;
  readonly patientId: string;
  readonly title: string | undefined;
  readonly year: number | undefined;
  readonly doi: string | undefined;
  readonly pmid: string | undefined;
  readonly sex: string | undefined;
  readonly ageYears: number | undefined;
  /** Present as the case names them. */
  readonly direct: readonly string[];
  /** Present through a descendant only. */
  readonly inherited: readonly string[];
  readonly excluded: readonly string[];
  readonly uncertain: readonly string[];
  /** Given treatments with their classes and all ancestors. */
  readonly treated: readonly string[];
  readonly sites: readonly string[];
}

interface VectorRow {
  readonly id: CaseId;
  readonly patient_id: string;
  readonly title: string | null;
  readonly year: number | null;
  readonly doi: string | null;
  readonly pmid: string | null;
  readonly sex: string | null;
  readonly age_years: number | null;
  readonly direct: string;
  readonly inherited: string;
  readonly excluded: string;
  readonly uncertain: string;
  readonly treated: string;
  readonly sites: string;
}

/** Vectors of cases, in the order of the ids; those that are not in the library are left out. One query, two at most. */
export async function loadVectors(store: Store, ids: readonly string[]): Promise<readonly CaseVector[]> {
  const { rows } =
    await sql<VectorRow>`select id, patient_id, title, year, doi, pmid, sex, age_years, direct::text, inherited::text, excluded::text,
      uncertain::text, treated::text, sites::text from cases where case_id = any(${ids.map(caseNumberOf)}::bigint[])`.execute(
      store.db,
    );
  const numbered = rows.map((row) => ({
    row,
    direct: numbersIn(row.direct),
    inherited: numbersIn(row.inherited),
    excluded: numbersIn(row.excluded),
    uncertain: numbersIn(row.uncertain),
    treated: numbersIn(row.treated),
    sites: numbersIn(row.sites),
  }));
  await store.numbers.loadIds(numbersOf(numbered));
  const named = (numbers: readonly number[]) => numbers.map((concept) => store.numbers.idOf(concept));
  const byId = new Map<string, CaseVector>();
  for (const { row, direct, inherited, excluded, uncertain, treated, sites } of numbered) {
    byId.set(row.id, {
      id: row.id,
      patientId: row.patient_id,
      title: row.title ?? undefined,
      year: row.year ?? undefined,
      doi: row.doi ?? undefined,
      pmid: row.pmid ?? undefined,
      sex: row.sex ?? undefined,
      ageYears: row.age_years ?? undefined,
      direct: named(direct),
      inherited: named(inherited),
      excluded: named(excluded),
      uncertain: named(uncertain),
      treated: named(treated),
      sites: named(sites),
    });
  }
  return ids.flatMap((id) => byId.get(id) ?? []);
}

type Numbered = Readonly<
  Record<'direct' | 'inherited' | 'excluded' | 'uncertain' | 'treated' | 'sites', readonly number[]>
>;

function* numbersOf(vectors: readonly Numbered[]): Generator<number> {
  for (const { direct, inherited, excluded, uncertain, treated, sites } of vectors) {
    for (const numbers of [direct, inherited, excluded, uncertain, treated, sites]) yield* numbers;
  }
}

/** The numbers of a PostgreSQL array as text, `{1,2}`: the drivers' own readers take most of the time of a query for hundreds of cases. */
function numbersIn(array: string): readonly number[] {
  return array === '{}' ? [] : array.slice(1, -1).split(',').map(Number);
}
