import { type Command, InvalidArgumentError } from 'commander';
import { InputError, writeCitationFile } from '../../app/index.ts';
import { withLibraryToAsk } from './open-library-from.ts';
import { terminal } from './terminal.ts';
import { writeJson } from './write-json.ts';

interface Options {
  readonly concepts?: readonly string[];
  readonly limit: number;
  readonly citations?: string;
  readonly json?: boolean;
}

/** `precedent match REPORT|ID|--concepts ID,ID`: has this been reported before? */
export function addMatchCommand(program: Command): void {
  program
    .command('match')
    .description(
      'cases like this one and why, how often its findings come together, and whether any is new here',
    )
    .argument('[report]', 'a case report, the id of a case in the library, or - for standard input')
    .option(
      '--concepts <ids>',
      'concepts instead of a report, by id or name, separated by commas',
      (value: string) =>
        value
          .split(',')
          .map((one) => one.trim())
          .filter(Boolean),
    )
    .option('--limit <n>', 'how many precedents to list', countOf, 10)
    .option('--citations <file>', 'the publications of the precedents too: .ris, .bib or .json (CSL-JSON)')
    .option('--json', 'the answer as one JSON document')
    .action(async (report: string | undefined, options: Options, command: Command) => {
      if ((report === undefined) === (options.concepts === undefined))
        throw new InputError(
          'match-target',
          'Give a report or the id of a case, or --concepts ID,ID; one of the two.',
        );
      const target = report === undefined ? { concepts: options.concepts ?? [] } : { report };
      await withLibraryToAsk(command, async (library) => {
        const answer = await library.match(target, options.limit);
        if (options.citations !== undefined) {
          const ids = answer.precedents.map(({ id }) => id);
          const count = await writeCitationFile(library, ids, options.citations);
          process.stderr.write(`precedent: ${count} publications in ${options.citations}\n`);
        }
        if (options.json === true) return writeJson(answer);
        process.stdout.write(library.matchText(answer, terminal(process.stdout), options.limit));
      });
    });
}

/** A whole number from 1 to 200. */
function countOf(value: string): number {
  const count = Number(value);
  if (Number.isInteger(count) && count >= 1 && count <= 200) return count;
  throw new InvalidArgumentError('Give a whole number from 1 to 200.');
}
