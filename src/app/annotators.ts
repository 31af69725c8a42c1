import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { DefectError, errorFromPlain, type PlainError } from '../errors.ts';

/** What a worker is asked and what it answers. */
export interface BatchRequest {
  readonly batch: readonly string[];
  readonly firstLine: number;
}
export type BatchReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answers'; readonly answers: readonly string[] }
  | { readonly kind: 'failed'; readonly error: PlainError }
  | { readonly kind: 'note'; readonly note: string };

export interface Annotators {
  annotate(batch: readonly string[], firstLine: number): Promise<readonly string[]>;
  stop(): Promise<void>;
}

interface Job extends BatchRequest {
  readonly resolve: (answers: readonly string[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Starts readers in threads of their own; each takes the next batch when it has answered one. */
export function startAnnotators(
  count: number,
  options: { readonly dataFolder?: string; readonly onNote: (note: string) => void },
): Annotators {
  const queue: Job[] = [];
  const idle: Worker[] = [];
  const jobs = new Map<Worker, Job>();
  let failure: unknown;
  const give = (worker: Worker): void => {
    const job = queue.shift();
    if (job === undefined) {
      idle.push(worker);
      return;
    }
    jobs.set(worker, job);
    worker.postMessage({ batch: job.batch, firstLine: job.firstLine } satisfies BatchRequest);
  };
  const failAll = (error: unknown): void => {
    failure ??= error;
    for (const job of [...jobs.values(), ...queue.splice(0)]) job.reject(error);
    jobs.clear();
  };
  const workers: Worker[] = [];
  let isStopped = false;
  const start = (): void => {
    const isFirst = workers.length === 0;
    const worker = new Worker(workerFile(), { workerData: { dataFolder: options.dataFolder } });
    worker.on('message', (reply: BatchReply) => {
      if (reply.kind === 'note') {
        if (isFirst) options.onNote(reply.note);
        return;
      }
      // The others come once the first is open: a vocabulary that must be compiled is compiled once, and in the memory of one.
      if (reply.kind === 'ready' && isFirst && !isStopped) while (workers.length < count) start();
      const job = jobs.get(worker);
      jobs.delete(worker);
      if (reply.kind === 'answers') job?.resolve(reply.answers);
      else if (reply.kind === 'failed') {
        const error = errorFromPlain(reply.error);
        if (job === undefined) failAll(error);
        else job.reject(error);
      }
      give(worker);
    });
    worker.on('error', (cause) =>
      failAll(new DefectError('worker-failed', `A reading thread failed: ${String(cause)}.`, { cause })),
    );
    workers.push(worker);
  };
  start();
  return {
    annotate: (batch, firstLine) =>
      new Promise((resolve, reject) => {
        if (failure !== undefined) {
          reject(failure);
          return;
        }
        queue.push({ batch, firstLine, resolve, reject });
        const worker = idle.pop();
        if (worker !== undefined) give(worker);
      }),
    stop: async () => {
      isStopped = true;
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** The built file; under a TypeScript runner, the source. */
function workerFile(): URL {
  const built = new URL('annotate-worker.js', import.meta.url);
  return existsSync(built) ? built : new URL('annotate-worker.ts', import.meta.url);
}
