import { parentPort, workerData } from 'node:worker_threads';
import { asPrecedentError, openApp, plainError } from '../../app/index.ts';
import type { BatchReply, BatchRequest } from './worker-pool.ts';

const port = parentPort;
if (port !== null) {
  const { dataFolder } = workerData as { readonly dataFolder?: string };
  const reply = (message: BatchReply): void => port.postMessage(message);
  try {
    const app = await openApp({
      ...(dataFolder !== undefined && { dataFolder }),
      onNote: (note) => reply({ kind: 'note', note }),
    });
    port.on('message', ({ batch, firstLine }: BatchRequest) => {
      try {
        reply({ kind: 'answers', answers: batch.map((line, i) => app.annotateLine(line, firstLine + i)) });
      } catch (error) {
        reply({ kind: 'failed', error: plainError(asPrecedentError(error)) });
      }
    });
    reply({ kind: 'ready' });
  } catch (error) {
    reply({ kind: 'failed', error: plainError(asPrecedentError(error)) });
  }
}
