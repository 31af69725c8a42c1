import type { Command } from 'commander';
import { type PrecedentError, type ReadReport, STATUS_BY_KIND } from '../../app/index.ts';
import { openFrom } from './open-from.ts';
import { terminal } from './terminal.ts';
import { writeJson } from './write-json.ts';

/** `precedent read REPORT`: the text with its mentions marked, then the case as tables and a timeline. */
export function addReadCommand(program: Command): void {
  program
    .command('read')
    .description('the case that a report tells, every fact beside the words it came from')
    .argument('<report>', 'a case report of any format, or several in one file; - for standard input')
    .option('--json', 'the case as one JSON document')
    .option('--no-text', 'leave out the marked text')
    .action(
      async (
        report: string,
        options: { readonly json?: boolean; readonly text: boolean },
        command: Command,
      ) => {
        const app = await openFrom(command);
        const view = terminal(process.stdout);
        const cases: ReadReport['cases'][number][] = [];
        const failed: PrecedentError[] = [];
        for await (const opened of app.readEach(report)) {
          if ('error' in opened) {
            failed.push(opened.error);
            continue;
          }
          cases.push(...opened.report.cases);
          if (options.json === true) continue;
          if (opened.source !== report) process.stdout.write(`${view.paint(opened.source, 'strong')}\n\n`);
          if (options.text) process.stdout.write(`${app.markedText(opened.report, view.paint)}\n\n`);
          process.stdout.write(app.factTables(opened.report, view));
        }
        // Of several reports those that can be read are shown, and the others told.
        const [first, ...furtherCases] = cases;
        if (first === undefined && failed[0] !== undefined) throw failed[0];
        for (const error of failed) process.stderr.write(`precedent: ${error.message}\n`);
        if (failed[0] !== undefined) process.exitCode = STATUS_BY_KIND[failed[0].kind].exitStatus;
        if (options.json === true) writeJson({ ...first, furtherCases });
      },
    );
}
