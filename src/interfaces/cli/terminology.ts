import { type Command, InvalidArgumentError } from 'commander';
import { openTerminologies, type Terminologies } from '../../app/index.ts';
import { openFrom } from './open-from.ts';
import type { GlobalOptions } from './global-options.ts';
import { startBytes } from './progress.ts';
import { writeJson } from './write-json.ts';

interface JsonOption {
  readonly json?: boolean;
}

type Installed = Awaited<ReturnType<Terminologies['list']>>[number];

/** `precedent terminology …`: the terminologies on this machine. */
export function addTerminologyCommand(program: Command): void {
  const terminology = program.command('terminology').description('terminologies on this machine');

  terminology
    .command('install')
    .description('download official releases: hpo, mondo, maxo, uberon, drugbank, doid, symp')
    .argument('<names...>', 'which ones')
    .option('--base-url <address>', 'a mirror to download from instead of the official addresses')
    .option('--json', 'what was installed, as one JSON document')
    .action(
      async (names: string[], options: JsonOption & { readonly baseUrl?: string }, command: Command) => {
        const terminologies = terminologiesOf(command);
        const stop = new AbortController();
        const onSignal = (): void => stop.abort();
        process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
        const installed: Installed[] = [];
        try {
          for (const name of names) {
            const progress = startBytes(name);
            const onProgress = progress.show;
            const { baseUrl } = options;
            installed.push(
              await terminologies
                .install(name, { onProgress, signal: stop.signal, ...(baseUrl !== undefined && { baseUrl }) })
                .finally(() => progress.stop()),
            );
          }
        } finally {
          process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
        }
        if (options.json === true) return writeJson(installed);
        for (const one of installed)
          writeLine(`installed ${describe(one)}\n  from ${one.source}\n  sha256 ${one.sha256}`);
      },
    );

  terminology
    .command('add')
    .description('add terminology files (OBO Graphs JSON or OBO 1.4, plain or gzip)')
    .argument('<files...>')
    .option('--json', 'what was added, as one JSON document')
    .action(async (files: string[], options: JsonOption, command: Command) => {
      const terminologies = terminologiesOf(command);
      const added: Installed[] = [];
      for (const file of files) {
        added.push(await terminologies.add(file));
        if (options.json !== true) writeLine(`added ${describe(added[added.length - 1])}`);
      }
      if (options.json === true) writeJson(added);
    });

  terminology
    .command('list')
    .description('what is installed, with versions and licences')
    .option('--json', 'as one JSON document')
    .action(async (options: JsonOption, command: Command) => {
      const installed = await terminologiesOf(command).list();
      if (options.json === true) return writeJson(installed);
      for (const one of installed) writeLine(describe(one));
      if (installed.length === 0)
        writeLine(
          'None installed: the built-in vocabulary is used. precedent terminology install hpo mondo adds the public ones.',
        );
    });

  terminology
    .command('find')
    .description('concepts by their words or id, best first, forgiving of typos')
    .argument('<words...>')
    .option('--limit <n>', 'how many at the most', wholeNumber, 10)
    .option('--json', 'as one JSON document')
    .action(async (words: string[], options: JsonOption & { readonly limit: number }, command: Command) => {
      const found = (await openFrom(command)).findConcepts(words.join(' '), options.limit);
      if (options.json === true) return writeJson(found.map(({ concept, ...shown }) => shown));
      for (const one of found) {
        const name = one.matched === one.label || one.scope === 'id' ? '' : ` (“${one.matched}”)`;
        writeLine(`${one.id.padEnd(20)} ${one.label}${name} · ${one.kind} · ${one.terminology}`);
      }
    });

  terminology
    .command('remove')
    .description('remove a terminology from this machine')
    .argument('<name>')
    .action(async (name: string, _options: object, command: Command) => {
      const removed = await terminologiesOf(command).remove(name);
      writeLine(`removed ${removed.name} ${removed.version}`);
    });
}

function terminologiesOf(command: Command): Terminologies {
  return openTerminologies(command.optsWithGlobals<GlobalOptions>().dataFolder);
}

function describe(one: Installed): string {
  return `${one.name} ${one.version}: ${one.conceptCount} concepts · licence ${one.licence}`;
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 1000)
    throw new InvalidArgumentError('It must be a whole number from 1 to 1000.');
  return value;
}

function writeLine(text: string): void {
  process.stdout.write(`${text}\n`);
}
