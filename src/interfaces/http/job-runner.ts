import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import {
  asPrecedentError,
  type JobProgress,
  type KeptJob,
  type OpenLibrary,
  openTerminologies,
  type Workspace,
} from '../../app/index.ts';
import type { JobSchema } from './contract.ts';
import type { ToRead, WireReading } from './reading-of.ts';

type WireJob = z.input<typeof JobSchema>;

/** Long work, one after the other, kept in the database so that it goes on when the server is started again. */
export interface JobRunner {
  /** Where the files of a job to be are put. */
  newFolder(): Promise<{ readonly id: string; readonly folder: string }>;
  importFolder(job: {
    readonly id: string;
    readonly files: number;
    readonly update: boolean;
    readonly reason?: string | undefined;
    readonly by: string;
  }): Promise<WireJob>;
  installTerminology(name: string, by: string): Promise<WireJob>;
  /** Files every case anew with the terminologies that are open. */
  reindex(by: string): Promise<WireJob>;
  list(): Promise<readonly WireJob[]>;
  get(id: string): Promise<WireJob>;
  /** How a job goes, from now to its end. */
  follow(id: string, signal: AbortSignal): AsyncGenerator<WireJob>;
  cancel(id: string): Promise<WireJob>;
  /** Takes up what was under way when the server was last stopped. */
  resume(): Promise<void>;
  /** Ends work after the step under way; it is taken up at the next start. */
  stop(): Promise<void>;
}

interface ImportInput {
  readonly update: boolean;
  readonly reason?: string;
}

const MOST_FAILURES = 100;
const TOLD_EVERY_MS = 250;
const isOver = ({ status }: { readonly status: string }): boolean =>
  status !== 'waiting' && status !== 'running';

/** What jobs work with. */
export interface JobSources {
  readonly library: OpenLibrary;
  readonly workspace: Workspace;
  readonly readings: { ask(question: ToRead): Promise<WireReading> };
  readonly dataFolder: string;
}

/** Starts the runner. */
export function createJobRunner({ library, workspace, readings, dataFolder }: JobSources): JobRunner {
  const { jobs } = workspace;
  const uploads = join(dataFolder, 'uploads');
  const queue: string[] = [];
  const listeners = new Set<(job: KeptJob) => void>();
  let underWay: { readonly id: string; readonly abort: AbortController; isCancelled: boolean } | undefined;
  let working: Promise<void> = Promise.resolve();
  let isStopping = false;

  const tell = (job: KeptJob): void => {
    for (const listener of listeners) listener(job);
  };
  const enqueue = (id: string): void => {
    queue.push(id);
    working = working.then(workOff);
  };
  const workOff = async (): Promise<void> => {
    const id = queue.shift();
    if (id === undefined || isStopping) return;
    const abort = new AbortController();
    underWay = { id, abort, isCancelled: false };
    try {
      const job = await jobs.get(id);
      if (isOver(job)) return;
      tell(await jobs.update(id, { status: 'running' }));
      const end = await WORK[job.kind](job, abort.signal);
      // Stopped, not cancelled: it stays as it is and is taken up again.
      if (isStopping && abort.signal.aborted && !underWay.isCancelled) return;
      tell(await jobs.update(id, { ...end, status: underWay.isCancelled ? 'cancelled' : 'done' }));
      await rm(join(uploads, id), { recursive: true, force: true });
    } catch (error) {
      const { code, message } = asPrecedentError(error);
      // The database may be what failed; the job is then taken up at the next start.
      await jobs.update(id, { status: 'failed', error: { code, message } }).then(tell, () => undefined);
    } finally {
      underWay = undefined;
    }
  };

  const runImport = async (job: KeptJob, signal: AbortSignal) => {
    const folder = join(uploads, job.id);
    const { update, reason } = job.input as ImportInput;
    const files = (await readdir(folder)).sort().map((name) => join(folder, name));
    const readCases = async (path: string) =>
      (await readings.ask({ bytes: await readFile(path), name: givenName(path) })).cases;
    const failures: KeptJob['failures'][number][] = [];
    const tally = { imported: 0, updated: 0, skipped: 0, failed: 0 };
    const progress = (): JobProgress => {
      const done = tally.imported + tally.updated + tally.skipped + tally.failed;
      return {
        done,
        ...(job.progress.total !== undefined && done <= job.progress.total && { total: job.progress.total }),
        unit: 'cases',
        ...tally,
      };
    };
    const events = library.importPaths(files, {
      signal,
      update,
      readCases,
      by: job.startedBy,
      ...(reason !== undefined && { reason }),
    });
    let told = 0;
    for await (const event of events) {
      if (event.kind === 'progress') continue;
      tally[event.kind] += 1;
      if (event.kind === 'failed' && failures.length < MOST_FAILURES)
        failures.push({
          source: givenName(event.source),
          code: event.error.code,
          message: event.error.message.replaceAll(`${folder}/`, '').replaceAll(/\b\d{5}-/g, ''),
        });
      if (Date.now() - told < TOLD_EVERY_MS) continue;
      told = Date.now();
      tell(await jobs.update(job.id, { progress: progress(), failures }));
    }
    return { progress: progress(), failures };
  };

  const runInstall = async ({ title }: KeptJob) => {
    const installed = await openTerminologies(dataFolder).install(title, {});
    return { progress: { done: installed.conceptCount, total: installed.conceptCount, unit: 'concepts' } };
  };

  const runReindex = async ({ id }: KeptJob, signal: AbortSignal) => {
    const steps = library.library.reindex({ signal });
    let done = 0;
    let told = 0;
    for await (const step of steps) {
      done = step.done;
      if (Date.now() - told < TOLD_EVERY_MS) continue;
      told = Date.now();
      tell(await jobs.update(id, { progress: { done, total: step.cases, unit: 'cases' } }));
    }
    return { progress: { done, total: done, unit: 'cases' } };
  };
  const WORK = { import: runImport, terminology: runInstall, reindex: runReindex } as const;

  return {
    newFolder: async () => {
      const id = randomUUID();
      const folder = join(uploads, id);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      return { id, folder };
    },
    importFolder: async ({ id, files, update, reason, by }) => {
      const input: ImportInput = { update, ...(reason !== undefined && { reason }) };
      const job = await jobs.create({
        id,
        kind: 'import',
        title: `${files} ${files === 1 ? 'file' : 'files'}`,
        startedBy: by,
        input,
        progress: { done: 0, total: files, unit: 'cases' },
      });
      enqueue(id);
      return wireOf(job);
    },
    installTerminology: async (name, by) => {
      const job = await jobs.create({
        kind: 'terminology',
        title: name,
        startedBy: by,
        input: {},
        progress: { done: 0, unit: 'concepts' },
      });
      enqueue(job.id);
      return wireOf(job);
    },
    reindex: async (by) => {
      const job = await jobs.create({
        kind: 'reindex',
        title: 'library',
        startedBy: by,
        input: {},
        progress: { done: 0, unit: 'cases' },
      });
      enqueue(job.id);
      return wireOf(job);
    },
    list: async () => (await jobs.list()).map(wireOf),
    get: async (id) => wireOf(await jobs.get(id)),
    follow: async function* (id, signal) {
      const fresh: KeptJob[] = [];
      let wake: () => void = () => undefined;
      const listen = (job: KeptJob): void => {
        if (job.id !== id) return;
        fresh.push(job);
        wake();
      };
      listeners.add(listen);
      const gone = (): void => wake();
      signal.addEventListener('abort', gone);
      try {
        const first = await jobs.get(id);
        yield wireOf(first);
        if (isOver(first)) return;
        for (;;) {
          const job = fresh.shift();
          if (job !== undefined) {
            yield wireOf(job);
            if (isOver(job)) return;
            continue;
          }
          if (signal.aborted || isStopping) return;
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      } finally {
        listeners.delete(listen);
        signal.removeEventListener('abort', gone);
      }
    },
    cancel: async (id) => {
      const job = await jobs.get(id);
      if (isOver(job)) return wireOf(job);
      if (underWay?.id === id) {
        underWay.isCancelled = true;
        underWay.abort.abort();
        await working;
        return wireOf(await jobs.get(id));
      }
      const cancelled = await jobs.update(id, { status: 'cancelled' });
      tell(cancelled);
      await rm(join(uploads, id), { recursive: true, force: true });
      return wireOf(cancelled);
    },
    resume: async () => {
      const unfinished = await jobs.unfinished();
      for (const { id } of unfinished) enqueue(id);
      // Uploads that never became a job: the server was stopped while they came in.
      const known = new Set(unfinished.map(({ id }) => id));
      const folders = await readdir(uploads).catch(() => []);
      for (const name of folders)
        if (!known.has(name)) await rm(join(uploads, name), { recursive: true, force: true });
    },
    stop: async () => {
      isStopping = true;
      underWay?.abort.abort();
      for (const listener of listeners) listeners.delete(listener);
      await working;
    },
  };
}

/** Files of a job are numbered as they came, so that two may have one name; people see the name they gave. */
function givenName(path: string): string {
  return basename(path).replace(/^\d{5}-/, '');
}

function wireOf({ input: _, error, ...job }: KeptJob): WireJob {
  return { ...job, ...(error !== undefined && { error }) };
}
