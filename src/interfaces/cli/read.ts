import type { Command } from 'commander';
import { openFrom } from './open-from.ts';
import { terminal } from './terminal.ts';
import { writeJson } from './write-json.ts';

/** `precedent read REPORT`: the text with its mentions marked, then the case as tables and a timeline. */
export function addReadCommand(program: Command): void {
  program
    .command('read')
    .description('the case that a report tells, every fact beside the words it came from')
    .argument('<report>', 'a case report (plain text, Markdown, HTML or JATS XML); - for standard input')
    .option('--json', 'the case as one JSON document')
    .option('--no-text', 'leave out the marked text')
    .action(
      async (
        report: string,
        options: { readonly json?: boolean; readonly text: boolean },
        command: Command,
      ) => {
        const app = await openFrom(command);
        const read = await app.read(report);
        if (options.json === true) {
          const [first, ...furtherCases] = read.cases;
          return writeJson({ ...first, furtherCases });
        }
        const view = terminal(process.stdout);
        if (options.text) process.stdout.write(`${app.markedText(read, view.paint)}\n\n`);
        process.stdout.write(app.factTables(read, view));
      },
    );
}
