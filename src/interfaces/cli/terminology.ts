import type { Command } from 'commander';
import { addFiles, findTerms, installReleases, listInstalled, removeInstalled } from '../../app.ts';
import { openFrom } from './open-from.ts';
import type { GlobalOptions } from './program.ts';
import { startBytes } from './progress.ts';
import { writeJson } from './write-json.ts';

/** `precedent terminology …`: the terminologies on this machine. */
export function addTerminologyCommand(program: Command): void {
  const terminology = program.command('terminology').description('terminologies on this machine');

  terminology
    .command('install')
    .description('download official releases: hpo, mondo, maxo, uberon, drugbank …')
    .argument('<names...>', 'which ones; their licence is shown')
    .option('--json', 'what was installed as one JSON document')
    .action(async (names: string[], options: { readonly json?: boolean }, command: Command) => {
      const bytes = startBytes();
      const installed = await installReleases(names, { ...folderOf(command), onProgress: (name, done, total) => bytes.show(name, done, total) }).finally(() => bytes.stop());
      if (options.json === true) return writeJson(installed);
      for (const one of installed) writeLine(`${one.name} ${one.version}: ${one.conceptCount} concepts · ${one.licence} · sha256 ${one.sha256.slice(0, 16)}`);
    });

  terminology
    .command('add')
    .description('add terminology files (OBO Graphs JSON or OBO, plain or gzip)')
    .argument('<files...>')
    .option('--json', 'what was added as one JSON document')
    .action(async (files: string[], options: { readonly json?: boolean }, command: Command) => {
      const added = await addFiles(files, folderOf(command));
      if (options.json === true) return writeJson(added);
      for (const one of added) writeLine(`${one.name} ${one.version}: ${one.conceptCount} concepts · ${one.licence}`);
    });

  terminology
    .command('list')
    .description('what is installed, with versions and licences')
    .option('--json', 'as one JSON document')
    .action(async (options: { readonly json?: boolean }, command: Command) => {
      const installed = await listInstalled(folderOf(command));
      if (options.json === true) return writeJson(installed);
      for (const one of installed) writeLine(`${one.name.padEnd(12)} ${one.version.padEnd(24)} ${String(one.conceptCount).padStart(7)} concepts   ${one.licence}`);
    });

  terminology
    .command('find')
    .description('concepts by their words or id, forgiving of typos')
    .argument('<words...>')
    .option('--limit <n>', 'how many at the most', '10')
    .option('--json', 'as one JSON document')
    .action(async (words: string[], options: { readonly json?: boolean; readonly limit: string }, command: Command) => {
      const app = await openFrom(command);
      const found = findTerms(app, words.join(' '), options.limit);
      if (options.json === true) return writeJson(found);
      for (const one of found) writeLine(`${one.id.padEnd(18)} ${one.label}${one.matched === one.label ? '' : `  (“${one.matched}”)`}  ${one.kind} · ${one.terminology}`);
    });

  terminology
    .command('remove')
    .description('remove a terminology from this machine')
    .argument('<name>')
    .action(async (name: string, _options: object, command: Command) => {
      const removed = await removeInstalled(name, folderOf(command));
      writeLine(`${removed.name} ${removed.version} is no longer installed.`);
    });
}

function folderOf(command: Command): { readonly dataFolder?: string } {
  const { dataFolder } = command.optsWithGlobals<GlobalOptions>();
  return dataFolder === undefined ? {} : { dataFolder };
}

function writeLine(text: string): void {
  process.stdout.write(`${text}\n`);
}
