import { type Command, InvalidArgumentError, Option } from 'commander';
import { withLibraryToAsk } from './open-library-from.ts';
import { terminal } from './terminal.ts';
import { writeJson } from './write-json.ts';

interface Options {
  readonly condition: string;
  readonly among?: string;
  readonly type?: string;
  readonly from?: number;
  readonly to?: number;
  readonly group: 'agent' | 'class';
  readonly json?: boolean;
}

/** `precedent evidence --condition ID`: what was tried, and what came of it. */
export function addEvidenceCommand(program: Command): void {
  program
    .command('evidence')
    .description(
      'per treatment: patients, responses with exact intervals, doses, adverse events, and the sentences behind them',
    )
    .requiredOption('--condition <concept>', 'cases with this condition or a narrower one, by id or name')
    .option('--among <concept>', 'only those that also have this')
    .option('--type <type>', 'only those that authors or curators call this type, such as dystrophic')
    .option('--from <year>', 'published in this year or later', yearOf)
    .option('--to <year>', 'published in this year or earlier', yearOf)
    .addOption(new Option('--group <by>', 'a line per').choices(['agent', 'class']).default('agent'))
    .option('--json', 'the answer as one JSON document')
    .action(async ({ json, ...question }: Options, command: Command) => {
      await withLibraryToAsk(command, async (library) => {
        const answer = await library.evidence(question);
        if (json === true) return writeJson(answer);
        process.stdout.write(library.evidenceText(answer, terminal(process.stdout)));
      });
    });
}

function yearOf(value: string): number {
  if (/^[12]\d{3}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('Give a year such as 1998.');
}
