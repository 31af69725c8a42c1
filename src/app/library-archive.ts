import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { CaseId } from '../case/index.ts';
import { InputError, ResourceError } from '../errors.ts';
import type { ArchiveRecord, ArchivedRevision } from '../exchange/index.ts';
import type { Library, PatientPair } from '../library/index.ts';
import { programVersion } from './program-files.ts';

/** What an archive holds, or what was taken from it. */
export interface ArchiveSummary {
  readonly cases: number;
  readonly revisions: number;
  readonly pairs: number;
}

/** What became of the cases of an archive. */
export interface TakenIn extends ArchiveSummary {
  /** Cases that the library has just so. */
  readonly same: number;
  /** Ids of cases that the library has, and that stand otherwise there: they were left as they are here. */
  readonly differing: readonly string[];
}

const CASES_A_BATCH = 200;

/** Writes a whole library, with its revisions and the pairs that may be one patient, as one archive; packed where its name ends in `.gz`. */
export async function exportLibrary(library: Library, file: string): Promise<ArchiveSummary> {
  const { createArchiveWriter } = await import('../exchange/index.ts');
  const write = createArchiveWriter();
  const counted = await library.countArchived();
  const { terminologies } = await library.stats();
  let lines = 0;
  const written = async function* (): AsyncGenerator<string> {
    for await (const record of records()) {
      lines += 1;
      yield write(record);
    }
    yield write({ kind: 'end', lines: lines + 1 });
  };
  async function* records(): AsyncGenerator<ArchiveRecord> {
    const manifest = {
      precedentArchive: 1 as const,
      program: programVersion(),
      created: new Date().toISOString(),
      ...counted,
      terminologies: [...(terminologies ?? [])],
    };
    yield { kind: 'manifest', manifest };
    for await (const revision of library.dumpRevisions()) yield { kind: 'revision', revision };
    for (const pair of await library.listPairs({ limit: Math.max(1, counted.pairs) })) {
      const { decidedAt = null, decidedBy = null, reason = null, facts = null, ids, ...rest } = pair;
      yield { kind: 'pair', pair: { ...rest, ids: [...ids], facts, decidedAt, decidedBy, reason } };
    }
  }
  const unfinished = `${file}.${process.pid}.tmp`;
  try {
    const sink = createWriteStream(unfinished);
    const source = Readable.from(written());
    await (/\.gz$/i.test(file) ? pipeline(source, createGzip(), sink) : pipeline(source, sink));
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw new ResourceError('output-not-written', `Cannot write ${file}: ${(error as Error).message}.`, {
      cause: error,
    });
  }
  return counted;
}

/** Whether a file is an archive of a library: told from its first line. */
export async function isLibraryArchive(file: string): Promise<boolean> {
  let handle: Awaited<ReturnType<typeof open>> | undefined;
  try {
    handle = await open(file);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
    const head = buffer.subarray(0, bytesRead);
    const { beginsArchive } = await import('../exchange/index.ts');
    return beginsArchive(isPacked(head) ? await unpackHead(head) : head.toString('utf8'));
  } catch {
    // A folder, a pattern or a missing file is no archive; whoever reads it says what is wrong.
    return false;
  } finally {
    await handle?.close();
  }
}

/**
 * Takes in an archive. It is read through before anything is written: one that is cut off or was altered is refused with the place, and
 * nothing is taken in.
 */
export async function importArchive(library: Library, file: string): Promise<TakenIn> {
  for await (const _ of recordsOf(file)) {
    // Read to its end, for its hashes.
  }
  let cases: ArchivedRevision[][] = [];
  const sum = { cases: 0, revisions: 0, pairs: 0, same: 0, differing: [] as string[] };
  const send = async (): Promise<void> => {
    const done = await library.restoreCases(cases);
    cases = [];
    sum.cases += done.cases;
    sum.revisions += done.revisions;
    sum.same += done.same;
    sum.differing.push(...done.differing);
  };
  const pairs: PatientPair[] = [];
  for await (const record of recordsOf(file)) {
    if (record.kind === 'revision') {
      const { revision } = record;
      if (cases.at(-1)?.[0]?.id === revision.id) cases.at(-1)?.push(revision);
      else {
        if (cases.length >= CASES_A_BATCH) await send();
        cases.push([revision]);
      }
    }
    if (record.kind === 'pair') {
      const { decidedAt, decidedBy, reason, ...rest } = record.pair;
      pairs.push({
        ...rest,
        ids: [rest.ids[0] as CaseId, rest.ids[1] as CaseId],
        decidedAt: decidedAt ?? undefined,
        decidedBy: decidedBy ?? undefined,
        reason: reason ?? undefined,
      });
    }
  }
  await send();
  if (pairs.length > 0) await library.restorePairs(pairs);
  await library.settleRestored(sum.cases);
  return { ...sum, pairs: pairs.length };
}

async function* recordsOf(file: string): AsyncGenerator<ArchiveRecord> {
  const { createArchiveReader } = await import('../exchange/index.ts');
  const reader = createArchiveReader(file);
  const bytes = createReadStream(file);
  const text = (await isPackedFile(file)) ? bytes.pipe(createGunzip()) : bytes;
  bytes.on('error', (error) => text.destroy(error));
  let lines = 0;
  try {
    for await (const line of createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY })) {
      lines += 1;
      yield reader.read(line);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_') !== true) throw error;
    throw new InputError(
      'archive-truncated',
      `${file} is not a whole gzip file; it breaks off after line ${lines}. Nothing was taken in; copy it again.`,
      { cause: error },
    );
  }
  reader.finish();
}

async function isPackedFile(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return isPacked(buffer);
  } finally {
    await handle.close();
  }
}

function isPacked(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

/** The first words of a packed file, of which the rest is not there. */
async function unpackHead(head: Uint8Array): Promise<string> {
  const gunzip = createGunzip();
  gunzip.end(head);
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of gunzip) chunks.push(chunk as Buffer);
  } catch {
    // It ends in the middle, as it must.
  }
  return Buffer.concat(chunks).toString('utf8');
}
