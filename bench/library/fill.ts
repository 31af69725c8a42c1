import { sql } from 'kysely';
import { deferIndexes } from '../../src/library/import/deferred-indexes.ts';
import { refreshStatistics } from '../../src/library/import/refresh-statistics.ts';
import type { ImportInput, Library } from '../../src/library/index.ts';
import type { Store } from '../../src/library/store.ts';
import { syntheticCase } from './synthetic-library.ts';

const CASES_A_CHUNK = 5_000;

/** How an import went. */
export interface Filled {
  readonly cases: number;
  readonly seconds: number;
  /** Processor time of this process a case: for PGlite all there is, for a server the program's share. */
  readonly cpuMsACase: number;
}

/** Imports made-up cases from their JSON text until there are `cases`; making them up is left out of the time. */
export async function fill(library: Library, cases: number): Promise<Filled | undefined> {
  const present = (await library.documentFrequencies([])).cases;
  if (present >= cases) return undefined;
  let [madeMs, madeCpuMs] = [0, 0];
  function* inputs(): Generator<ImportInput> {
    for (let start = present; start < cases; start += CASES_A_CHUNK) {
      const before = performance.now();
      const cpu = process.cpuUsage();
      const chunk = Array.from({ length: Math.min(CASES_A_CHUNK, cases - start) }, (_, place) =>
        JSON.stringify(syntheticCase(start + place)),
      );
      madeMs += performance.now() - before;
      madeCpuMs += cpuMsSince(cpu);
      for (const [place, text] of chunk.entries())
        yield { source: `${start + place}.json`, case: JSON.parse(text) as unknown };
    }
  }
  const before = performance.now();
  const cpu = process.cpuUsage();
  for await (const event of library.import(inputs())) if (event.kind === 'failed') throw event.error;
  const imported = cases - present;
  return {
    cases: imported,
    seconds: (performance.now() - before - madeMs) / 1000,
    cpuMsACase: (cpuMsSince(cpu) - madeCpuMs) / imported,
  };
}

/** Processor time of this process, all threads, since `process.cpuUsage()` gave this. */
export function cpuMsSince(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

// The number of a case from its id, as case-number.ts works it out.
const NUMBER = sql`((('x' || encode(substring(sha256(convert_to(n.id, 'UTF8')) for 8), 'hex'))::bit(64)) >> 1)::bigint`;

/**
 * Makes a library on a server `times` as large by copies of its cases under other ids, inside the database: a million cases in minutes, where
 * importing them would take an hour. The frequency of each concept stays what it was.
 */
export async function multiply(store: Store, times: number): Promise<void> {
  const restore = await deferIndexes(store);
  for (let copy = 1; copy < times; copy += 1) {
    await store.db.transaction().execute(async (transaction) => {
      await sql`create temporary table copies on commit drop as
        select c.case_id as old_id, ${NUMBER} as new_id, n.id from cases c, lateral (select c.id || ${`-${copy}`}::text as id) n
        where c.id !~ '-[0-9]+-[0-9]+$'`.execute(transaction);
      await sql`analyze copies`.execute(transaction);
      await sql`insert into postings (case_id, concept, weight)
        select k.new_id, p.concept, p.weight from postings p join copies k on k.old_id = p.case_id`.execute(
        transaction,
      );
      for (const table of [
        'case_conditions',
        'case_treatments',
        'case_measurements',
        'case_revisions',
        'cases',
      ] as const) {
        const { rows } = await sql<{
          name: string;
        }>`select column_name as name from information_schema.columns
          where table_schema = 'public' and table_name = ${table} order by ordinal_position`.execute(
          transaction,
        );
        const names = rows.map(({ name }) => name);
        const values = names.map((name) => {
          if (name === 'case_id' || name === 'patient_id') return 'k.new_id';
          if (name === 'id') return 'k.id';
          return name === 'document' ? `jsonb_set(t.document, '{id}', to_jsonb(k.id))` : `t.${name}`;
        });
        await sql
          .raw(
            `insert into ${table} (${names.join(', ')}) select ${values.join(', ')} from ${table} t join copies k on k.old_id = t.case_id`,
          )
          .execute(transaction);
      }
    });
  }
  await sql`update concept_counts set cases = cases * ${times}::int`.execute(store.db);
  await restore?.();
  await refreshStatistics(store, 1_000_000_000);
}
