import type { Command } from 'commander';
import { InputError } from '../../app/index.ts';
import { askQuestions } from './ask-questions.ts';
import { openFrom } from './open-from.ts';
import { terminal } from './terminal.ts';
import { writeJson } from './write-json.ts';

interface Options {
  readonly scheme?: string;
  readonly json?: boolean;
  readonly interactive?: boolean;
}

/** `precedent classify REPORT|ID`: which type a case is, how sure, from which facts, and what to find out next. */
export function addClassifyCommand(program: Command): void {
  program
    .command('classify')
    .description('which type a case is, how sure, from which words, and what to find out next')
    .argument(
      '[report]',
      'a case report, the id of a stored or published case, or - for standard input; none with --interactive',
    )
    .option(
      '--scheme <name>',
      'a pack, a scheme of a pack, or pack/scheme (default: the pack whose scope the case is in)',
    )
    .option('--interactive', 'ask for what is unknown, one question after another')
    .option('--json', 'the answer as one JSON document')
    .action(async (report: string | undefined, options: Options, command: Command) => {
      if (report === undefined && options.interactive !== true)
        throw new InputError(
          'classify-nothing',
          'Give a report or the id of a case, or --interactive to type facts at a prompt.',
        );
      if (report === '-' && options.interactive === true)
        throw new InputError(
          'classify-stdin-twice',
          'The report and the answers cannot both come from standard input. Give the report as a file.',
        );
      const app = await openFrom(command);
      const target = await app.classifiable(report, options.scheme);
      const classified =
        options.interactive === true ? await askQuestions(app, target) : app.classify(target);
      if (options.json === true) return writeJson(classified);
      process.stdout.write(app.classificationText(classified, terminal(process.stdout), target.case));
    });
}
