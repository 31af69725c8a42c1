import { type Command, Option } from 'commander';
import { type CheckedReport, InputError } from '../../app/index.ts';
import { openFrom } from './open-from.ts';
import { terminal } from './terminal.ts';
import { writeJson } from './write-json.ts';

interface Options {
  readonly format: 'text' | 'markdown' | 'html' | 'sarif' | 'json';
  readonly json?: boolean;
  readonly failOn?: 'error' | 'warning';
  readonly silence: readonly string[];
  readonly redact?: string;
  readonly restore?: string;
  readonly key?: string;
}

/** The status for pipelines: the program did its work, and found what `--fail-on` names. */
const EXIT_FOUND = 6;

/** `precedent check REPORT`: CARE items, things that do not fit, and what could tell who the patient is. */
export function addCheckCommand(program: Command): void {
  program
    .command('check')
    .description(
      'is the report complete and sound: CARE items, what does not fit, what could identify the patient',
    )
    .argument('<report>', 'a case report, or - for standard input; with --restore, a redacted copy')
    .addOption(
      new Option('--format <format>', 'form of the answer')
        .choices(['text', 'markdown', 'html', 'sarif', 'json'])
        .default('text'),
    )
    .option('--json', 'the same as --format json')
    .addOption(
      new Option(
        '--fail-on <severity>',
        `exit with status ${EXIT_FOUND} where something this grave or graver was found`,
      ).choices(['error', 'warning']),
    )
    .option(
      '--silence <rule=reason>',
      'leave a rule out and say why; may be given several times',
      (value: string, before: readonly string[]) => [...before, value],
      [],
    )
    .option('--redact <file>', 'write a copy without identifiers to this file instead; needs --key')
    .option('--restore <file>', 'write the text that a redacted copy was made from to this file; needs --key')
    .option(
      '--key <file>',
      'the key of redacted copies; made where there is none. Keep it apart from the copies',
    )
    .action(async (report: string, options: Options, command: Command) => {
      const app = await openFrom(command);
      if (options.redact !== undefined && options.restore !== undefined)
        throw new InputError('check-both-ways', 'Give --redact or --restore, not both.');
      if (options.redact !== undefined) {
        const copy = await app.redact(report, options.redact, keyOf(options));
        process.stderr.write(
          `precedent: wrote ${copy.out} with ${copy.places} places replaced, and ${copy.sealed}; ${copy.isNewKey ? `made the key ${copy.keyFile}: keep it apart, without it there is no way back` : `used the key ${copy.keyFile}`}. Read the copy before you share it: no program finds every identifier.\n`,
        );
        return;
      }
      if (options.restore !== undefined) {
        await app.restore(report, options.restore, keyOf(options));
        process.stderr.write(`precedent: wrote ${options.restore}\n`);
        return;
      }
      const checked = await app.check(report, { silence: silenceOf(options.silence) });
      const format = options.json === true ? 'json' : options.format;
      if (format === 'json') writeJson(checked.answer);
      else if (format === 'sarif') writeJson(await app.checkSarif(checked));
      else
        process.stdout.write(
          format === 'html'
            ? app.checkHtml(checked)
            : format === 'markdown'
              ? app.checkMarkdown(checked)
              : app.checkText(checked, terminal(process.stdout)),
        );
      if (isFound(checked, options.failOn)) process.exitCode = EXIT_FOUND;
    });
}

function keyOf({ key }: Options): string {
  if (key === undefined)
    throw new InputError(
      'check-key-missing',
      'Give --key FILE: the key that leads back from a redacted copy.',
    );
  return key;
}

function silenceOf(given: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    given.map((one) => {
      const at = one.indexOf('=');
      const reason = at < 0 ? '' : one.slice(at + 1).trim();
      if (reason === '')
        throw new InputError(
          'check-silence-reason',
          `--silence ${one} gives no reason. Write RULE=REASON, such as text/laterality="both sides are meant".`,
        );
      return [one.slice(0, at), reason];
    }),
  );
}

function isFound({ answer }: CheckedReport, failOn: Options['failOn']): boolean {
  if (failOn === undefined) return false;
  return answer.firings.some(
    ({ severity }) => severity === 'error' || (failOn === 'warning' && severity === 'warning'),
  );
}
