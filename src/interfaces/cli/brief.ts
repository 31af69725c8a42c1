import { type Command, Option } from 'commander';
import type { BriefFormat } from '../../app/index.ts';
import { openFrom } from './open-from.ts';
import { terminal } from './terminal.ts';
import { writeJson } from './write-json.ts';

interface Options {
  readonly format: BriefFormat;
  readonly json?: boolean;
  readonly html?: string;
}

/** `precedent brief REPORT`: what the case is and what is doubtful about it, on one page. */
export function addBriefCommand(program: Command): void {
  program
    .command('brief')
    .description('what a report says of its patient, and what is doubtful about it, on one page')
    .argument(
      '<report>',
      'a case report of any format (export.nbib#2 is the second of several); - for standard input',
    )
    .addOption(
      new Option('--format <format>', 'form of the answer')
        .choices(['text', 'markdown', 'json'])
        .default('text'),
    )
    .option('--json', 'the same as --format json')
    .option('--html <file>', 'also write the brief to this file as one self-contained page')
    .action(async (report: string, options: Options, command: Command) => {
      const app = await openFrom(command);
      const brief = await app.brief(report);
      if (options.html !== undefined) {
        await app.writeHtml(brief, options.html);
        process.stderr.write(`precedent: wrote ${options.html}\n`);
      }
      const format = options.json === true ? 'json' : options.format;
      if (format === 'json') return writeJson(brief);
      process.stdout.write(
        format === 'markdown' ? app.markdown(brief) : app.text(brief, terminal(process.stdout)),
      );
    });
}
