import type { Command } from 'commander';
import type { OpenLibrary } from '../../app/index.ts';
import { openFrom } from './open-from.ts';

/** Opens the library for a command and closes it whatever happens, so that its folder is free again. */
export async function withLibrary<T>(
  command: Command,
  use: (library: OpenLibrary) => Promise<T>,
): Promise<T> {
  return closing(await (await openFrom(command)).openLibrary(), use);
}

/** As `withLibrary`, for a command that asks: a new library is first filled with the packs' published cases. */
export async function withLibraryToAsk<T>(
  command: Command,
  use: (library: OpenLibrary) => Promise<T>,
): Promise<T> {
  return closing(await (await openFrom(command)).openLibraryToAsk(), use);
}

async function closing<T>(library: OpenLibrary, use: (library: OpenLibrary) => Promise<T>): Promise<T> {
  try {
    return await use(library);
  } finally {
    await library.close();
  }
}
