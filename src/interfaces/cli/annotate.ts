import { availableParallelism } from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';
import { annotateFile } from './annotate-file.ts';
import type { GlobalOptions } from './global-options.ts';
import { startProgress } from './progress.ts';

interface Options {
  readonly in: string;
  readonly out: string;
  readonly jobs: number;
  readonly restart?: boolean;
}

const MOST_JOBS = 64;

/** `precedent annotate --in docs.jsonl --out mentions.jsonl`: stand-off mentions for many texts. */
export function addAnnotateCommand(program: Command): void {
  program
    .command('annotate')
    .description('stand-off mentions for many texts, one JSON document a line, for evaluation and pipelines')
    .requiredOption(
      '--in <file>',
      'lines of {"id","text","targets"?}; .gz is read as it is; - for standard input',
    )
    .requiredOption('--out <file>', 'where the answers go, in the order of the input; - for standard output')
    .option('--jobs <n>', 'how many texts to read at the same time', wholeNumber, availableParallelism())
    .option('--restart', 'start anew although an interrupted run could be continued')
    .action(async (options: Options, command: Command) => {
      const { dataFolder } = command.optsWithGlobals<GlobalOptions>();
      const stop = new AbortController();
      const onSignal = (): void => stop.abort();
      process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
      const progress = startProgress('annotate', 'documents');
      try {
        const { documents, resumedAfter } = await annotateFile({
          input: options.in,
          output: options.out,
          jobs: options.jobs,
          restart: options.restart === true,
          signal: stop.signal,
          onDocument: () => progress.advance(),
          onNote: (note) => process.stderr.write(`precedent: ${note}\n`),
          ...(dataFolder !== undefined && { dataFolder }),
        });
        progress.stop();
        if (stop.signal.aborted) {
          process.stderr.write(
            `precedent: stopped after ${documents} documents. The same command continues where it stopped.\n`,
          );
          process.exitCode = 130;
        } else {
          const before = resumedAfter > 0 ? ` (${resumedAfter} of them from the interrupted run)` : '';
          process.stderr.write(`precedent: ${documents} documents annotated${before}.\n`);
        }
      } finally {
        progress.stop();
        process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
      }
    });
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > MOST_JOBS)
    throw new InvalidArgumentError(`It must be a whole number from 1 to ${MOST_JOBS}.`);
  return value;
}
