import type { FastifyReply } from 'fastify';

const HEARTBEAT_MS = 15_000;

/** Sends documents as server-sent events until there are no more, the reader has gone, or the server stops. */
export async function sendEvents(
  reply: FastifyReply,
  documents: AsyncIterable<unknown>,
  isStopping: AbortSignal,
): Promise<FastifyReply> {
  reply.hijack();
  const { raw } = reply;
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) raw.setHeader(name, value);
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    'x-content-type-options': 'nosniff',
  });
  const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS);
  const end = (): void => void raw.end();
  isStopping.addEventListener('abort', end, { once: true });
  try {
    for await (const document of documents) {
      if (raw.writableEnded || raw.destroyed) break;
      raw.write(`event: job\ndata: ${JSON.stringify(document)}\n\n`);
    }
  } finally {
    clearInterval(heartbeat);
    isStopping.removeEventListener('abort', end);
    end();
  }
  return reply;
}
