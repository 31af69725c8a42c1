import type { Command } from 'commander';
import type { OpenLibrary } from '../../app.ts';
import { openFrom } from './open-from.ts';

/** Opens the library for a command and closes it whatever happens, so that its folder is free again. */
export async function withLibrary<T>(
  command: Command,
  use: (library: OpenLibrary) => Promise<T>,
): Promise<T> {
  const app = await openFrom(command);
  const library = await app.openLibrary();
  try {
    return await use(library);
  } finally {
    await library.close();
  }
}
