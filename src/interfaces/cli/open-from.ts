import type { Command } from 'commander';
import { type App, openApp } from '../../app.ts';
import type { GlobalOptions } from './global-options.ts';

/** Opens the program for a command; what it has to note goes to stderr. */
export async function openFrom(command: Command): Promise<App> {
  const { dataFolder } = command.optsWithGlobals<GlobalOptions>();
  return openApp({
    ...(dataFolder !== undefined && { dataFolder }),
    onNote: (note) => process.stderr.write(`precedent: ${note}\n`),
  });
}
