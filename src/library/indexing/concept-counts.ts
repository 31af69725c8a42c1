import { type Kysely, sql, type Transaction } from 'kysely';
import { CopiedRows } from '../database/copied-rows.ts';
import type { LibraryTables } from '../database/schema.ts';

/** The place where the number of all cases is counted: no concept has number 0. */
export const TOTAL_CASES = { concept: 0, status: 0 } as const;
/** Where the number of all revisions is counted. */
export const TOTAL_REVISIONS = { concept: 0, status: 1 } as const;

/** A change of how many cases have a concept. */
export interface CountDelta {
  readonly concept: number;
  readonly status: number;
  readonly cases: number;
}

/** Counts how many cases of a batch have each concept. */
export class ConceptTally {
  // A status is below 4: concept and status make one number, which a map finds faster than a string.
  readonly #casesByKey = new Map<number, number>();

  /** Counts one case's concepts of one status. */
  add(concepts: readonly number[], status: number): void {
    for (const concept of concepts) {
      const key = concept * 4 + status;
      this.#casesByKey.set(key, (this.#casesByKey.get(key) ?? 0) + 1);
    }
  }

  /** The changes that so many added cases make. */
  deltas(cases: number): readonly CountDelta[] {
    const counted = [...this.#casesByKey].map(([key, found]) => ({
      concept: Math.floor(key / 4),
      status: key % 4,
      cases: found,
    }));
    return [...counted, { ...TOTAL_CASES, cases }];
  }
}

/** Appends changes of counts, in the transaction that changes the cases, so that counts are exact whatever happens. */
export async function addCounts(
  transaction: Transaction<LibraryTables>,
  deltas: readonly CountDelta[],
): Promise<void> {
  const rows = new CopiedRows('concept_counts', { concept: 'int4', status: 'int2', cases: 'int4' });
  for (const delta of deltas) rows.add({ ...delta });
  await rows.send(transaction);
}

/**
 * Sums the appended changes up, one row a concept. Counts stay what they are; reading them becomes faster.
 * Safe beside writers: a row that came after this statement began is left for the next time.
 */
export async function foldCounts(db: Kysely<LibraryTables>): Promise<void> {
  await sql`with gone as (delete from concept_counts returning concept, status, cases)
    insert into concept_counts (concept, status, cases)
    select concept, status, sum(cases) from gone group by concept, status having sum(cases) <> 0`.execute(db);
}

/** How many cases the library holds now. */
export async function totalCases(db: Kysely<LibraryTables>): Promise<number> {
  const { rows } = await sql<{
    cases: number;
  }>`select coalesce(sum(cases), 0)::int as cases from concept_counts
    where concept = ${TOTAL_CASES.concept}::int and status = ${TOTAL_CASES.status}::smallint`.execute(db);
  return rows[0]?.cases ?? 0;
}
