import { sql } from 'kysely';
import { PrecedentError } from '../../errors.ts';
import { foldCounts, totalCases } from '../indexing/concept-counts.ts';
import { recordTerminologies } from '../library-meta.ts';
import type { Store } from '../store.ts';
import { areTwoPatients, type PublicationSource } from './decide.ts';
import { deferIndexes, type RestoreIndexes } from './deferred-indexes.ts';
import type { ImportEvent, ImportInput, ImportOptions, ImportSummary } from './import-event.ts';
import { type PreparedCase, prepareCase } from './prepare-case.ts';
import { refreshStatistics } from './refresh-statistics.ts';
import { writeBatch } from './write-batch.ts';

// Concepts that many cases share are counted once a batch; the embedded database blocks the program for the length of one.
const CASES_A_BATCH = 500;
// Long documents: PostgreSQL takes an array of at most 256 MB, and a batch should not take memory beyond its use.
const UTF16_A_BATCH = 16_000_000;
// PGlite has nobody who makes checkpoints while it works: without them an import of 100,000 cases leaves gigabytes of log, to be replayed
// after a crash.
const CASES_A_CHECKPOINT = 5_000;
// PGlite has one session. On a server, one batch is prepared and sent while another is written.
const BATCHES_UNDER_WAY = { embedded: 1, server: 3 } as const;

/**
 * Takes cases in, telling what becomes of each.
 *
 * What the library has already is skipped, so that an import that was broken off is resumed by running it again. A case that cannot be
 * taken in is told as `failed` and the rest goes on. Throws `ResourceError` where the database or its disk fails: what was told as imported
 * is kept. Linear in the number of cases.
 */
export async function* importCases(
  store: Store,
  inputs: AsyncIterable<ImportInput> | Iterable<ImportInput>,
  options: ImportOptions = {},
): AsyncGenerator<ImportEvent, ImportSummary> {
  const tally = { imported: 0, updated: 0, skipped: 0, failed: 0 };
  const underWay: { readonly batch: Batch; readonly settled: Promise<Settled> }[] = [];
  let batch = new Batch();
  let sinceCheckpoint = 0;
  // Counted where they are told, so that a `progress` says what the reader has seen.
  const told = (event: ImportEvent): ImportEvent => {
    if (event.kind !== 'progress') tally[event.kind] += 1;
    return event;
  };
  async function* drain(leave: number): AsyncGenerator<ImportEvent> {
    while (underWay.length > leave) {
      const settled = await underWay[0]?.settled;
      underWay.shift();
      if (settled === undefined) return;
      if ('error' in settled) {
        await Promise.all(underWay.map(({ settled: other }) => other));
        throw settled.error;
      }
      for (const event of settled.events) yield told(event);
      sinceCheckpoint += settled.events.length;
      if (store.kind === 'embedded' && sinceCheckpoint >= CASES_A_CHECKPOINT) {
        await sql`checkpoint`.execute(store.db);
        sinceCheckpoint = 0;
      }
      yield { kind: 'progress', tally: { ...tally } };
    }
  }
  const send = () => {
    if (batch.cases.length > 0)
      underWay.push({ batch, settled: settle(writeBatch(store, batch.cases, options)) });
    batch = new Batch();
  };
  await recordTerminologies(store);
  let hasSent = false;
  let restore: RestoreIndexes | undefined;
  try {
    for await (const input of inputs) {
      if (options.signal?.aborted === true) break;
      const prepared = prepareCase(input, store.indexer);
      if (prepared instanceof PrecedentError) {
        yield told({ kind: 'failed', source: input.source, error: prepared });
        continue;
      }
      if ([batch, ...underWay.map((sent) => sent.batch)].some((other) => other.clashesWith(prepared))) {
        send();
        yield* drain(0);
      } else if (batch.cases.length === 0) {
        yield* drain(BATCHES_UNDER_WAY[store.kind] - 1);
      }
      batch.add(prepared);
      if (!batch.isFull()) continue;
      if (!hasSent && (await totalCases(store.db)) === 0) restore = await deferIndexes(store);
      hasSent = true;
      send();
    }
    // What was read after the signal, or just before it, was never sent: the next run takes it in.
    if (options.signal?.aborted !== true) send();
    yield* drain(0);
  } finally {
    await restore?.();
  }
  if (tally.imported + tally.updated > 0) {
    await foldCounts(store.db);
    await refreshStatistics(store, tally.imported + tally.updated);
  }
  return { ...tally, aborted: options.signal?.aborted ?? false };
}

type Settled = { readonly events: readonly ImportEvent[] } | { readonly error: unknown };

/** Waits without ever rejecting, so that a batch that fails while another is awaited is no unhandled rejection. */
async function settle(events: Promise<readonly ImportEvent[]>): Promise<Settled> {
  try {
    return { events: await events };
  } catch (error) {
    return { error };
  }
}

/** Cases to be written together: no case twice, no publication from two sources. */
class Batch {
  readonly cases: PreparedCase[] = [];
  readonly #ids = new Set<string>();
  readonly #sourceByDoi = new Map<string, PublicationSource>();
  #utf16 = 0;

  isFull(): boolean {
    return this.cases.length >= CASES_A_BATCH || this.#utf16 >= UTF16_A_BATCH;
  }

  clashesWith({ filed, doi, source }: PreparedCase): boolean {
    if (this.#ids.has(filed.caseId)) return true;
    const there = doi === undefined ? undefined : this.#sourceByDoi.get(doi);
    return (
      there !== undefined && !areTwoPatients(there, { reportSha256: filed.document.report.sha256, source })
    );
  }

  add(prepared: PreparedCase): void {
    this.cases.push(prepared);
    this.#utf16 += prepared.json.length;
    this.#ids.add(prepared.filed.caseId);
    if (prepared.doi === undefined) return;
    this.#sourceByDoi.set(prepared.doi, {
      reportSha256: prepared.filed.document.report.sha256,
      source: prepared.source,
    });
  }
}
