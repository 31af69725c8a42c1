import { once } from 'node:events';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { InputError, ResourceError, startAnnotators } from '../../app/index.ts';
import { finishedLines } from './finished-lines.ts';
import { readLines } from './read-lines.ts';

/** How one run of `annotate` goes. */
export interface AnnotateRun {
  readonly input: string;
  readonly output: string;
  readonly jobs: number;
  readonly restart: boolean;
  readonly signal: AbortSignal;
  readonly dataFolder?: string;
  readonly onDocument: () => void;
  readonly onNote: (note: string) => void;
}

/** Texts handed to a worker together, by count and by characters: enough to hide the hand-over, few enough to bound memory. */
const BATCH_DOCUMENTS = 64;
const BATCH_CHARACTERS = 512_000;

/**
 * Annotates every line of a file in input order, on all cores, in bounded memory.
 *
 * The answers go to `OUTPUT.partial`, which becomes `OUTPUT` when the last line is written; an interrupted run is continued from it.
 * @throws InputError when a line is not what `annotate` takes; the message names the line. What was done until then is kept.
 */
export async function annotateFile(
  run: AnnotateRun,
): Promise<{ readonly documents: number; readonly resumedAfter: number }> {
  const toStdout = run.output === '-';
  const partial = `${run.output}.partial`;
  if (run.restart && !toStdout) await rm(partial, { force: true });
  const done = toStdout ? [] : await finishedLines(partial);
  const out: NodeJS.WritableStream = toStdout ? process.stdout : await openForAppend(partial);
  if (done.length > 0)
    run.onNote(`continuing after ${done.length} documents of an interrupted run (--restart starts anew)`);
  const workers = startAnnotators(run.jobs, {
    ...(run.dataFolder !== undefined && { dataFolder: run.dataFolder }),
    onNote: run.onNote,
  });
  let documents = done.length;
  try {
    const waiting: Promise<readonly string[]>[] = [];
    const writeOldest = async (): Promise<void> => {
      const answers = await waiting.shift();
      for (const answer of answers ?? []) {
        if (!out.write(`${answer}\n`)) await once(out, 'drain');
        documents += 1;
        run.onDocument();
      }
    };
    let line = 0;
    let batch: string[] = [];
    let firstLine = 1;
    let characters = 0;
    const send = (): void => {
      if (batch.length === 0) return;
      const answers = workers.annotate(batch, firstLine);
      // The rejection is met when its turn to be written comes.
      answers.catch(() => undefined);
      waiting.push(answers);
      batch = [];
      characters = 0;
    };
    for await (const text of readLines(openInput(run.input))) {
      if (run.signal.aborted) break;
      line += 1;
      if (line <= done.length) {
        checkSameDocument(text, done[line - 1], line, run.output);
        continue;
      }
      if (text.trim() === '')
        throw new InputError(
          'annotate-line-empty',
          `Line ${line} of ${run.input} is empty; each line must hold one JSON document.`,
        );
      if (batch.length === 0) firstLine = line;
      batch.push(text);
      characters += text.length;
      if (batch.length >= BATCH_DOCUMENTS || characters >= BATCH_CHARACTERS) send();
      while (waiting.length > run.jobs * 2) await writeOldest();
    }
    if (!run.signal.aborted) send();
    while (waiting.length > 0) await writeOldest();
  } finally {
    await workers.stop();
    if (!toStdout) await close(out as WriteStream);
  }
  if (!toStdout && !run.signal.aborted) await rename(partial, run.output).catch(diskError(run.output));
  return { documents, resumedAfter: done.length };
}

function openInput(input: string): AsyncIterable<Buffer> {
  if (input === '-') return process.stdin as AsyncIterable<Buffer>;
  const file = createReadStream(input);
  if (!input.endsWith('.gz')) return file;
  const unzipped = createGunzip();
  // An error of either stream ends the reader of `unzipped`.
  pipeline(file, unzipped).catch((error: Error) => unzipped.destroy(error));
  return unzipped;
}

async function openForAppend(path: string): Promise<WriteStream> {
  const out = createWriteStream(path, { flags: 'a' });
  await once(out, 'open').catch(diskError(path));
  return out;
}

async function close(out: WriteStream): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    out.once('error', reject);
    out.end(resolve);
  }).catch(diskError(String(out.path)));
}

function diskError(path: string): (error: unknown) => never {
  return (cause) => {
    throw new ResourceError(
      'output-not-written',
      `Cannot write ${path}: ${(cause as Error).message}. Free some room or choose another place with --out.`,
      { cause },
    );
  };
}

function checkSameDocument(text: string, doneId: string, line: number, output: string): void {
  const id = /"id"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(text)?.[1];
  if (id !== undefined && JSON.parse(id) === doneId) return;
  throw new InputError(
    'annotate-other-input',
    `${output}.partial was made from another input: its document ${line} is ${JSON.stringify(doneId)}. Give the same input, or --restart to start anew.`,
  );
}
