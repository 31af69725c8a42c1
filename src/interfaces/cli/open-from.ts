import type { Command } from 'commander';
import { type App, openApp } from '../../app/index.ts';
import type { GlobalOptions } from './global-options.ts';

/** Opens the program for a command; what it has to note goes to stderr. */
export async function openFrom(command: Command): Promise<App> {
  const { dataFolder, databaseUrl = process.env['DATABASE_URL'] } = command.optsWithGlobals<GlobalOptions>();
  return openApp({
    ...(dataFolder !== undefined && { dataFolder }),
    ...(databaseUrl !== undefined && databaseUrl !== '' && { databaseUrl }),
    onNote: (note) => process.stderr.write(`precedent: ${note}\n`),
  });
}
