import { parentPort, workerData } from 'node:worker_threads';
import { asPrecedentError, openApp, plainError } from '../../app/index.ts';
import { readingOf, type ToRead, type WireReading } from './reading-of.ts';
import type { ThreadReply } from './thread-pool.ts';

const port = parentPort;
if (port !== null) {
  const { dataFolder } = workerData as { readonly dataFolder?: string };
  const reply = (message: ThreadReply<WireReading>): void => port.postMessage(message);
  const failed = (error: unknown): void =>
    reply({ kind: 'failed', error: plainError(asPrecedentError(error)) });
  try {
    const app = await openApp({ ...(dataFolder !== undefined && { dataFolder }) });
    port.on('message', (question: ToRead) => {
      readingOf(app, question).then((answer) => reply({ kind: 'answer', answer }), failed);
    });
    reply({ kind: 'ready' });
  } catch (error) {
    failed(error);
  }
}
