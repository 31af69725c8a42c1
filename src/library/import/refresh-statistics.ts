import { sql } from 'kysely';
import { totalCases } from '../indexing/concept-counts.ts';
import { readMeta, writeMeta } from '../library-meta.ts';
import type { Store } from '../store.ts';

const GIN_INDEXES = ['present', 'excluded', 'main', 'treated', 'sites', 'investigated', 'search'];
const TABLES = [
  'cases',
  'postings',
  'concept_counts',
  'case_treatments',
  'case_conditions',
  'case_measurements',
] as const;
// A twentieth of the library: what PostgreSQL's own autovacuum takes for an analyze is a tenth (autovacuum_analyze_scale_factor).
const SHARE_WORTH_VACUUM = 0.05;
// Below this many cases every plan is fast.
const CASES_WORTH_VACUUM = 200;

/**
 * Moves pending entries of the concept and text indexes into place and, once enough has changed, tells the planner what the tables look
 * like: PGlite has no autovacuum, and a server's may come minutes late.
 */
export async function refreshStatistics(store: Store, changedCases: number): Promise<void> {
  const pending = Number((await readMeta(store.db, 'changesSinceVacuum')) ?? 0) + changedCases;
  const total = await totalCases(store.db);
  if (pending >= Math.max(CASES_WORTH_VACUUM, total * SHARE_WORTH_VACUUM)) {
    for (const table of TABLES) await sql`vacuum (analyze) ${sql.table(table)}`.execute(store.db);
    await writeMeta(store.db, 'changesSinceVacuum', 0);
    return;
  }
  for (const index of GIN_INDEXES) {
    await sql`select gin_clean_pending_list(${`cases_${index}`}::regclass)`.execute(store.db);
  }
  await writeMeta(store.db, 'changesSinceVacuum', pending);
}
