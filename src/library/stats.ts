import { sql } from 'kysely';
import type { TerminologyRelease } from './indexing/concept-indexer.ts';
import { indexedWith, readMeta, sameTerminologies } from './library-meta.ts';
import { SCHEMA_VERSION } from './migrations/index.ts';
import type { Store } from './store.ts';

/** What a library holds, and what it was filed with. */
export interface LibraryStats {
  readonly cases: number;
  /** Cases that a person confirmed to be of one patient count once. */
  readonly patients: number;
  readonly revisions: number;
  readonly removed: number;
  readonly concepts: number;
  readonly treatments: number;
  readonly measurements: number;
  readonly bySex: Readonly<Record<string, number>>;
  readonly byOrigin: Readonly<Record<string, number>>;
  readonly years: { readonly from: number; readonly to: number } | undefined;
  readonly pairs: Readonly<Record<string, number>>;
  /** ISO 8601 of the last change; undefined for a library nothing ever happened to. */
  readonly changedAt: string | undefined;
  readonly schemaVersion: number;
  readonly database: {
    readonly kind: 'embedded' | 'server';
    readonly version: string;
    readonly bytes: number;
  };
  /** The terminologies the cases are filed with; undefined for an empty library. */
  readonly terminologies: readonly TerminologyRelease[] | undefined;
  /** Whether `reindex` would change how cases are filed: other terminologies are open now, or a reindex was broken off. */
  readonly needsReindex: boolean;
}

/** Counts everything; reads all rows of `cases`, a second for a million. */
export async function libraryStats(store: Store): Promise<LibraryStats> {
  const { rows } = await sql<{
    cases: number;
    patients: number;
    year_from: number | null;
    year_to: number | null;
    revisions: number;
    removed: number;
    concepts: number;
    treatments: number;
    measurements: number;
    changed_at: Date | null;
    version: string;
    bytes: number;
  }>`select count(*)::int as cases, count(distinct patient_id)::int as patients, min(year) as year_from, max(year) as year_to,
      (select count(*)::int from case_revisions) as revisions,
      (select count(*)::int from (select distinct on (case_id) change from case_revisions order by case_id, revision desc) l
        where l.change = 'removed') as removed,
      (select count(*)::int from concepts) as concepts,
      (select count(*)::int from case_treatments) as treatments,
      (select count(*)::int from case_measurements) as measurements,
      (select max(changed_at) from case_revisions) as changed_at,
      current_setting('server_version') as version,
      pg_database_size(current_database())::double precision as bytes
    from cases`.execute(store.db);
  const [row] = rows;
  const terminologies = await indexedWith(store.db);
  const isBrokenOff = (await readMeta(store.db, 'reindex')) !== undefined;
  const cases = row?.cases ?? 0;
  return {
    cases,
    patients: row?.patients ?? 0,
    revisions: row?.revisions ?? 0,
    removed: row?.removed ?? 0,
    concepts: row?.concepts ?? 0,
    treatments: row?.treatments ?? 0,
    measurements: row?.measurements ?? 0,
    bySex: await tally(store, 'cases', 'sex'),
    byOrigin: await tally(store, 'cases', 'origin'),
    years:
      row === undefined || row.year_from === null || row.year_to === null
        ? undefined
        : { from: row.year_from, to: row.year_to },
    pairs: await tally(store, 'patient_pairs', 'status'),
    changedAt: row?.changed_at?.toISOString(),
    schemaVersion: SCHEMA_VERSION,
    database: { kind: store.kind, version: row?.version ?? 'unknown', bytes: row?.bytes ?? 0 },
    terminologies,
    needsReindex:
      isBrokenOff ||
      (cases > 0 &&
        (terminologies === undefined || !sameTerminologies(terminologies, store.indexer.terminologies))),
  };
}

async function tally(
  store: Store,
  table: 'cases' | 'patient_pairs',
  column: string,
): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{
    name: string;
    cases: number;
  }>`select coalesce(${sql.ref(column)}, 'unknown') as name,
    count(*)::int as cases from ${sql.table(table)} group by 1 order by 2 desc, 1`.execute(store.db);
  return Object.fromEntries(rows.map(({ name, cases }) => [name, cases]));
}
