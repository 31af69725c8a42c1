import type { Command } from 'commander';
import { InputError } from '../../app/index.ts';
import { withLibraryToAsk } from './open-library-from.ts';
import { terminal } from './terminal.ts';
import { writeJson } from './write-json.ts';

interface Options {
  readonly where?: string;
  readonly versus?: string;
  readonly latency?: readonly string[];
  readonly json?: boolean;
}

/** `precedent cohort [--where …] [--versus …]`: what such cases share. */
export function addCohortCommand(program: Command): void {
  program
    .command('cohort')
    .description(
      'sex, age, latency, sites, laboratory values and outcome of cases, each with its n; two cohorts side by side',
    )
    .option(
      '--where <filter>',
      'cases that a filter takes, such as: has lupus and sex = female (default: all)',
    )
    .option('--versus <filter>', 'a second cohort, compared by Fisher’s exact or the Mann–Whitney test')
    .option('--latency <concepts...>', 'also the time between the onsets of two conditions: FROM TO')
    .option('--json', 'the answer as one JSON document')
    .action(async ({ json, where, versus, latency }: Options, command: Command) => {
      const [from, to, ...others] = latency ?? [];
      if (latency !== undefined && (from === undefined || to === undefined || others.length > 0))
        throw new InputError(
          'latency-two-concepts',
          `--latency takes two concepts, FROM and TO; ${latency.length} were given.`,
        );
      await withLibraryToAsk(command, async (library) => {
        const answer = await library.cohort({
          ...(where !== undefined && { where }),
          ...(versus !== undefined && { versus }),
          ...(from !== undefined && to !== undefined && { latency: { from, to } }),
        });
        if (json === true) return writeJson(answer);
        process.stdout.write(library.cohortText(answer, terminal(process.stdout)));
      });
    });
}
