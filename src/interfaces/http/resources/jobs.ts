import { createWriteStream } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Context } from '../context.ts';
import type { Handlers } from '../handler.ts';
import { safeFileName } from '../upload.ts';

type Names = 'importFiles' | 'importExamples' | 'listJobs' | 'getJob' | 'jobEvents' | 'cancelJob';

/** Imports and other long work. */
export function jobHandlers({ app, jobs }: Context): Pick<Handlers, Names> {
  const placeOf = (folder: string, number: number, name: string): string =>
    join(folder, `${String(number).padStart(5, '0')}-${name}`);
  return {
    importFiles: async ({ upload, who }) => {
      const { id, folder } = await jobs.newFolder();
      try {
        let files = 0;
        for await (const { name, stream } of upload.files) {
          files += 1;
          await pipeline(
            Readable.from(stream),
            createWriteStream(placeOf(folder, files, name), { flags: 'wx', mode: 0o600 }),
          );
        }
        const { update, reason } = upload.fields();
        return await jobs.importFolder({ id, files, update: update === 'true', reason, by: who.name });
      } catch (error) {
        await rm(folder, { recursive: true, force: true });
        throw error;
      }
    },
    importExamples: async ({ body, who }) => {
      const names = body.names ?? (await app.listExamples()).map(({ name }) => name);
      const all = await Promise.all(
        names.map(async (name) => ({ name, bytes: await app.exampleBytes(name) })),
      );
      const { id, folder } = await jobs.newFolder();
      for (const [i, { name, bytes }] of all.entries())
        await writeFile(placeOf(folder, i + 1, safeFileName(name)), bytes);
      return jobs.importFolder({
        id,
        files: all.length,
        update: false,
        reason: 'example reports',
        by: who.name,
      });
    },
    listJobs: async () => ({ jobs: await jobs.list() }),
    getJob: ({ params }) => jobs.get(params.id),
    // Looked up before the answer begins, so that an unknown job is a problem document.
    jobEvents: async ({ params, signal }) => {
      await jobs.get(params.id);
      return jobs.follow(params.id, signal);
    },
    cancelJob: ({ params }) => jobs.cancel(params.id),
  };
}
