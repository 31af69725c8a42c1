import type { Context } from '../context.ts';
import type { Handlers, IncomingFile } from '../handler.ts';
import { laidOut } from '../reading-of.ts';
import { HttpProblem } from '../problem-of.ts';
import { safeFileName } from '../upload.ts';

/** Reading a report: nothing of it is kept. */
export function readingHandlers({
  app,
  readings,
  limits,
}: Context): Pick<Handlers, 'readText' | 'readFile' | 'fetchPublication' | 'listExamples' | 'readExample'> {
  return {
    readText: ({ body: { text, name } }) =>
      readings.ask({ bytes: new TextEncoder().encode(text), name: safeFileName(name ?? 'report') }),
    readFile: async ({ upload }) => {
      for await (const file of upload.files)
        return await readings.ask({ bytes: await bytesOf(file, limits.reportBytes), name: file.name });
      throw new HttpProblem({
        title: 'The request cannot be used',
        status: 400,
        kind: 'input',
        code: 'no-file',
        detail: 'No file came. Send one, as the part “file”.',
      });
    },
    fetchPublication: async ({ body }) => {
      const started = performance.now();
      const { name, report, extent, licence, fromCache } = await app.fetch(body.id);
      return {
        reading: laidOut(report, name, started),
        extent,
        fromCache,
        ...(licence !== undefined && { licence }),
      };
    },
    listExamples: async () => ({ examples: await app.listExamples() }),
    readExample: async ({ params }) =>
      readings.ask({ bytes: await app.exampleBytes(params.name), name: params.name }),
  };
}

async function bytesOf({ name, stream }: IncomingFile, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    // The rest is read and forgotten, so that the answer reaches who is still sending.
    if (size <= most) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size <= most) return Buffer.concat(chunks);
  throw new HttpProblem({
    title: 'The request cannot be used',
    status: 413,
    kind: 'input',
    code: 'report-too-large',
    detail: `${name} has ${Math.round(size / 1e6)} MB; a report to read here has at most ${Math.round(most / 1e6)} MB.`,
  });
}
