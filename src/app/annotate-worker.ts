import { parentPort, workerData } from 'node:worker_threads';
import { asPrecedentError, plainError } from '../errors.ts';
import { annotateLine } from './annotate-line.ts';
import type { BatchReply, BatchRequest } from './annotators.ts';
import { openHost } from './open-host.ts';

// Only what reading needs is loaded here: each thread loads it for itself.
const port = parentPort;
if (port !== null) {
  const { dataFolder } = workerData as { readonly dataFolder?: string };
  const reply = (message: BatchReply): void => port.postMessage(message);
  try {
    const { reader } = await openHost({
      ...(dataFolder !== undefined && { dataFolder }),
      onNote: (note) => reply({ kind: 'note', note }),
    });
    port.on('message', ({ batch, firstLine }: BatchRequest) => {
      try {
        reply({
          kind: 'answers',
          answers: batch.map((line, i) => annotateLine(reader, line, firstLine + i)),
        });
      } catch (error) {
        reply({ kind: 'failed', error: plainError(asPrecedentError(error)) });
      }
    });
    reply({ kind: 'ready' });
  } catch (error) {
    reply({ kind: 'failed', error: plainError(asPrecedentError(error)) });
  }
}
