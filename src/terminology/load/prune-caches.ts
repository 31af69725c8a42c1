import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Caches of other sets of terminologies that are kept, so that changing between two sets does not compile each time. */
const KEPT_CACHES = 4;
/** A temporary file this old belongs to a process that died. */
const STALE_HOURS = 24;

/**
 * Deletes the oldest vocabulary caches beside `path`, and what killed processes left half written.
 *
 * What cannot be deleted is left for next time: a cache too many does no harm.
 */
export async function pruneCaches(path: string): Promise<void> {
  const folder = dirname(path);
  const aged: { file: string; writtenMs: number }[] = [];
  for (const file of await readdir(folder)) {
    if (!file.startsWith('vocabulary-') || file === basename(path)) continue;
    const stats = await stat(join(folder, file)).catch(() => undefined);
    if (stats === undefined) continue;
    if (file.endsWith('.bin')) aged.push({ file, writtenMs: stats.mtimeMs });
    else if (Date.now() - stats.mtimeMs > STALE_HOURS * 3_600_000)
      await rm(join(folder, file), { force: true });
  }
  aged.sort((a, b) => b.writtenMs - a.writtenMs);
  for (const { file } of aged.slice(KEPT_CACHES - 1)) await rm(join(folder, file), { force: true });
}
