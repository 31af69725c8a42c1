import { type Command, InvalidArgumentError, Option } from 'commander';
import { type ImportCommandOptions, importIntoLibrary } from './import-into-library.ts';
import { addPairCommands } from './library-pairs.ts';
import { addArchiveCommand, importArchives } from './library-archive.ts';
import { openFrom } from './open-from.ts';
import { withLibrary } from './open-library-from.ts';
import { startProgress } from './progress.ts';
import { writeJson } from './write-json.ts';

interface JsonOption {
  readonly json?: boolean;
}
interface ListCommandOptions extends JsonOption {
  readonly where?: string;
  readonly order: 'added' | 'id' | 'year';
  readonly limit: number;
  readonly cursor?: string;
}

/** `precedent library …`: the cases kept on this machine, or by a PostgreSQL server. */
export function addLibraryCommand(program: Command): void {
  const library = program.command('library').description('the cases kept on this machine');

  library
    .command('import')
    .description(
      'take in reports, folders, patterns, JSON and JSONL (.gz too) of cases, phenopackets and FHIR Bundles, and archives; what is there already is skipped',
    )
    .argument('<paths...>')
    .option('--update', 'make a revision of a case that is there and says something else')
    .option('--reason <words>', 'why, to stand beside the revision')
    .option('--json', 'how it ended, as one JSON document')
    .action((paths: string[], options: ImportCommandOptions, command: Command) =>
      withLibrary(command, async (opened) => {
        const { archives, others } = await importArchives(opened, paths);
        if (others.length > 0) return importIntoLibrary(opened, others, options);
        if (options.json === true) writeJson({ archives });
      }),
    );

  addArchiveCommand(library);

  library
    .command('list')
    .description('cases, a page at a time')
    .option('--where <filter>', 'cases that a filter takes; docs/filters.md describes the language')
    .addOption(
      new Option('--order <by>', 'newest entries at the front, by id, or by year')
        .choices(['added', 'id', 'year'])
        .default('added'),
    )
    .option('--limit <n>', 'cases a page, 1 to 1000', pageSize, 50)
    .option('--cursor <next>', 'the next page, as the page before named it')
    .option('--json', 'the page as one JSON document')
    .action(({ json, ...options }: ListCommandOptions, command: Command) =>
      withLibrary(command, async (opened) => {
        const page = await opened.library.list({ ...options, resolve: opened.resolve });
        if (json === true) return writeJson(page);
        for (const { id, year, title, mainConditions } of page.cases) {
          const conditions = mainConditions.map(({ label }) => label).join(', ');
          writeLine([id, year ?? '', title ?? '', conditions].join('\t'));
        }
        if (page.next !== undefined) process.stderr.write(`precedent: more with --cursor ${page.next}\n`);
      }),
    );

  library
    .command('show')
    .description('a case with its history')
    .argument('<id>')
    .option('--revision <n>', 'as it stood at this revision', revisionOf)
    .option('--json', 'the case and its revisions as one JSON document')
    .action((id: string, { revision, json }: JsonOption & { readonly revision?: number }, command: Command) =>
      withLibrary(command, async (opened) => {
        const kept = await opened.library.get(id, revision);
        const revisions = await opened.library.history(id);
        if (json === true) return writeJson({ ...kept, revisions });
        writeLine(JSON.stringify(kept.case, null, 2));
        for (const one of revisions)
          writeLine(
            `revision ${one.revision}\t${one.change}\t${one.changedAt}\t${one.changedBy}\t${one.reason ?? ''}`,
          );
      }),
    );

  library
    .command('remove')
    .description('remove a case; its revisions stay and it can be put back')
    .argument('<id>')
    .option('--reason <words>', 'why')
    .option('--json', 'the revision as one JSON document')
    .action((id: string, { reason, json }: JsonOption & { readonly reason?: string }, command: Command) =>
      withLibrary(command, async (opened) => {
        const revision = await opened.library.remove(id, reason === undefined ? {} : { reason });
        if (json === true) return writeJson(revision);
        writeLine(`removed ${id} in revision ${revision.revision}`);
      }),
    );

  library
    .command('start-empty')
    .description("start without the packs' published cases, or remove them; cases of your own stay")
    .option('--json', 'what was removed, as one JSON document')
    .action(async ({ json }: JsonOption, command: Command) => {
      const done = await (await openFrom(command)).startEmptyLibrary();
      if (json === true) return writeJson(done);
      writeLine(`removed ${done.removed} published cases of packs; ${done.kept} cases are kept`);
    });

  library
    .command('stats')
    .description('what the library holds and what it was filed with')
    .option('--json', 'as one JSON document')
    .action(({ json }: JsonOption, command: Command) =>
      withLibrary(command, async (opened) => {
        const stats = await opened.library.stats();
        if (json === true) return writeJson(stats);
        writeLine(
          `${stats.cases} cases of ${stats.patients} patients, ${stats.revisions} revisions, ${stats.removed} removed`,
        );
        writeLine(
          `${stats.concepts} concepts, ${stats.treatments} treatments, ${stats.measurements} measurements`,
        );
        writeLine(
          `filed with ${(stats.terminologies ?? []).map(({ name, version }) => `${name} ${version}`).join(', ') || 'nothing yet'}`,
        );
        if (stats.needsReindex) writeLine('other terminologies are open now: precedent library reindex');
      }),
    );

  library
    .command('reindex')
    .description('file every case anew with the terminologies that are open now')
    .option('--json', 'how it ended, as one JSON document')
    .action(({ json }: JsonOption, command: Command) =>
      withLibrary(command, async (opened) => {
        const progress = startProgress('reindex', 'batches');
        const steps = opened.library.reindex();
        let next = await steps.next();
        for (; next.done !== true; next = await steps.next()) progress.advance();
        progress.stop();
        if (json === true) return writeJson(next.value);
        writeLine(
          `${next.value.done} of ${next.value.cases} cases filed, ${next.value.damaged.length} damaged`,
        );
      }),
    );

  library
    .command('check')
    .description('whether the library is sound')
    .option('--json', 'the findings as one JSON document')
    .action(({ json }: JsonOption, command: Command) =>
      withLibrary(command, async (opened) => {
        const checked = await opened.library.check();
        if (checked.findings.some(({ severity }) => severity === 'error')) process.exitCode = 5;
        if (json === true) return writeJson(checked);
        for (const { severity, code, message, caseId } of checked.findings)
          writeLine(`${severity} ${code}: ${caseId ?? ''} ${message}`);
        writeLine(`${checked.casesChecked} cases checked, ${checked.findings.length} findings`);
      }),
    );

  addPairCommands(library);
}

function pageSize(value: string): number {
  const size = Number(value);
  if (Number.isInteger(size) && size >= 1 && size <= 1000) return size;
  throw new InvalidArgumentError('Give a whole number from 1 to 1000.');
}

function revisionOf(value: string): number {
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('Give a revision such as 1.');
}

function writeLine(line: string): void {
  process.stdout.write(`${line}\n`);
}
