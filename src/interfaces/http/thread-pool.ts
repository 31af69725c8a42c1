import { Worker } from 'node:worker_threads';
import { DefectError, errorFromPlain, InputError, type PlainError, ResourceError } from '../../app/index.ts';

/** What a thread tells: that it is ready, what it has to note, or how a question went. */
export type ThreadReply<A> =
  | { readonly kind: 'ready' }
  | { readonly kind: 'note'; readonly note: string }
  | { readonly kind: 'answer'; readonly answer: A }
  | { readonly kind: 'failed'; readonly error: PlainError };

/** Threads that answer questions one at a time each. */
export interface ThreadPool<Q, A> {
  ask(question: Q): Promise<A>;
  stop(): Promise<void>;
}

/** How threads are started and how long they may take. */
export interface ThreadOptions {
  readonly file: URL;
  readonly count: number;
  readonly workerData: unknown;
  readonly onNote: (note: string) => void;
  /** A question that takes longer ends its thread, which is replaced. */
  readonly longestMs: number;
  /** Questions that may wait before others are turned away. */
  readonly mostWaiting: number;
}

interface Task<Q, A> {
  readonly question: Q;
  readonly resolve: (answer: A) => void;
  readonly reject: (error: unknown) => void;
}

/** Starts threads; one that dies is replaced, and the question it died of is told as failed. */
export function startThreads<Q, A>(options: ThreadOptions): ThreadPool<Q, A> {
  const waiting: Task<Q, A>[] = [];
  const idle = new Set<Worker>();
  const all = new Set<Worker>();
  const underWay = new Map<Worker, { readonly task: Task<Q, A>; readonly timer: NodeJS.Timeout }>();
  let isStopped = false;
  let deathsInARow = 0;

  const settle = (worker: Worker): Task<Q, A> | undefined => {
    const one = underWay.get(worker);
    if (one === undefined) return undefined;
    clearTimeout(one.timer);
    underWay.delete(worker);
    return one.task;
  };
  const giveNext = (worker: Worker): void => {
    const task = waiting.shift();
    if (task === undefined) {
      idle.add(worker);
      return;
    }
    idle.delete(worker);
    const timer = setTimeout(() => {
      settle(worker)?.reject(
        new InputError(
          'reading-too-long',
          `Reading took longer than ${Math.round(options.longestMs / 1000)} s and was stopped. Give a shorter report, or a part of it.`,
        ),
      );
      void worker.terminate();
    }, options.longestMs);
    underWay.set(worker, { task, timer });
    worker.postMessage(task.question);
  };
  const start = (): void => {
    const worker = new Worker(options.file, { workerData: options.workerData });
    all.add(worker);
    worker.on('message', (reply: ThreadReply<A>) => {
      if (reply.kind === 'note') {
        options.onNote(reply.note);
        return;
      }
      const task = settle(worker);
      if (reply.kind === 'answer') task?.resolve(reply.answer);
      if (reply.kind === 'failed') {
        const error = errorFromPlain(reply.error);
        if (task === undefined) for (const one of waiting.splice(0)) one.reject(error);
        else task.reject(error);
      }
      if (reply.kind === 'ready') deathsInARow = 0;
      giveNext(worker);
    });
    let cause: unknown;
    worker.on('error', (error) => {
      cause = error;
    });
    worker.on('exit', () => {
      all.delete(worker);
      idle.delete(worker);
      settle(worker)?.reject(
        new DefectError('thread-failed', `A reading thread ended: ${String(cause)}.`, { cause }),
      );
      if (isStopped) return;
      deathsInARow += 1;
      if (deathsInARow <= options.count * 3) start();
      else
        for (const one of waiting.splice(0))
          one.reject(
            new DefectError('thread-failed', `Reading threads cannot be started: ${String(cause)}.`, {
              cause,
            }),
          );
    });
  };
  for (let i = 0; i < options.count; i += 1) start();

  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        if (isStopped || waiting.length >= options.mostWaiting) {
          reject(
            new ResourceError(
              'busy',
              `${waiting.length} reports are waiting to be read. Try again in some seconds.`,
            ),
          );
          return;
        }
        waiting.push({ question, resolve, reject });
        const [worker] = idle;
        if (worker !== undefined) giveNext(worker);
      }),
    stop: async () => {
      isStopped = true;
      for (const one of waiting.splice(0))
        one.reject(new ResourceError('stopping', 'The server is stopping. Try again when it is back.'));
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
}
