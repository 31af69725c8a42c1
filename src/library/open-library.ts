import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Library, LibraryPlace, OpenOptions } from './library.ts';

/**
 * Opens a library, making or migrating it where needed. An embedded one is this process's alone until it is closed.
 *
 * Throws `ConflictError`: `library-in-use`, `library-newer`, `library-format`; `InputError` `server-too-old`; `ResourceError` where folder
 * or server cannot be reached. A new folder takes about a second, an existing one half.
 */
export async function openLibrary(place: LibraryPlace, options: OpenOptions): Promise<Library> {
  // All that speaks with a database is loaded here: most commands never ask a library, and would wait for it.
  const { openStore } = await import('./library.ts');
  return (await openStore(place, options)).library;
}

/** Whether a folder holds a library already. */
export function holdsLibrary(folder: string): boolean {
  return existsSync(path.join(folder, 'database'));
}
