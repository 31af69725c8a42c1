import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ResourceError } from '../errors.ts';

/** Answers of services, kept in the data folder, so that nothing is asked twice. */
export interface PublicationCache {
  read(key: string): Promise<Uint8Array | undefined>;
  /** The file is whole or not there. Throws `ResourceError` `publication-not-kept`. */
  write(key: string, bytes: Uint8Array): Promise<void>;
}

/** Opens the cache of a data folder; the folder is made at the first write. */
export function openPublicationCache(dataFolder: string): PublicationCache {
  const folder = join(dataFolder, 'publications');
  const pathOf = (key: string): string => join(folder, encodeURIComponent(key).replaceAll('*', '%2A'));
  return {
    async read(key) {
      try {
        return await readFile(pathOf(key));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw new ResourceError(
          'publication-not-read',
          `${pathOf(key)} cannot be read: ${(error as Error).message}.`,
          {
            cause: error,
          },
        );
      }
    },
    async write(key, bytes) {
      const unfinished = `${pathOf(key)}.${process.pid}.tmp`;
      try {
        await mkdir(folder, { recursive: true });
        await writeFile(unfinished, bytes);
        await rename(unfinished, pathOf(key));
      } catch (error) {
        throw new ResourceError(
          'publication-not-kept',
          `${pathOf(key)} cannot be written: ${(error as Error).message}.`,
          {
            cause: error,
          },
        );
      }
    },
  };
}
