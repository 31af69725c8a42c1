import { type Command, Option } from 'commander';
import { EXPORT_FORMATS, type ExportFormat } from '../../app/index.ts';
import { openFrom } from './open-from.ts';
import { startProgress } from './progress.ts';
import { writeJson } from './write-json.ts';

interface Options {
  readonly where?: string;
  readonly all?: boolean;
  readonly format: ExportFormat;
  readonly out?: string;
  readonly keepRefused?: boolean;
  readonly json?: boolean;
}

/** `precedent export ID|REPORT…`: cases in the formats that registries, hospitals and statisticians want. */
export function addExportCommand(program: Command): void {
  program
    .command('export')
    .description('cases as phenopackets, FHIR Bundles, tables with a codebook, or citations')
    .argument('[targets...]', 'ids of cases, reports, or files of cases, phenopackets or FHIR Bundles')
    .option('--where <filter>', 'the cases of the library that a filter takes')
    .option('--all', 'every case of the library')
    .addOption(
      new Option('--format <format>', 'what to write; docs/exchange.md says what each holds')
        .choices(EXPORT_FORMATS)
        .makeOptionMandatory(),
    )
    .option('--out <file>', 'a file, packed where it ends in .gz; a table has its other tables beside it')
    .option('--keep-refused', 'keep terms that validators of phenopackets refuse')
    .option('--json', 'what was written and what did not fit, as one JSON document (with --out)')
    .action(async (targets: string[], options: Options, command: Command) => {
      const { json, keepRefused, ...asked } = options;
      const app = await openFrom(command);
      const progress = startProgress('export', 'cases');
      try {
        const done = await app.exportCases({
          ...asked,
          targets,
          keepsRefused: keepRefused === true,
          ...(asked.out !== undefined && { onCase: () => progress.advance() }),
        });
        progress.stop();
        for (const { code, message, cases } of done.notes)
          process.stderr.write(
            `precedent: ${code}${cases > 1 ? ` (${cases} cases; the first:)` : ':'} ${message}\n`,
          );
        if (asked.out === undefined) return;
        if (json === true) return writeJson(done);
        process.stdout.write(
          `${done.cases} ${done.cases === 1 ? 'case' : 'cases'} in ${done.files.join(', ')}\n`,
        );
      } finally {
        progress.stop();
      }
    });
}
