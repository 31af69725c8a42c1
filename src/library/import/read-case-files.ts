import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip, gunzipSync } from 'node:zlib';
import { asPrecedentError, InputError, PrecedentError, ResourceError } from '../../errors.ts';
import { parseJsonStrictly } from '../../json/index.ts';
import type { ImportInput } from './import-event.ts';

const CASE_FILE = /\.(json|jsonl|ndjson)(\.gz)?$/i;
const LINES_FILE = /\.(jsonl|ndjson)(\.gz)?$/i;

/** Whether a file's name says that it holds cases as JSON, one or an array, or JSONL, either packed by gzip or not. */
export function isCaseFile(file: string): boolean {
  return CASE_FILE.test(file);
}

/**
 * Reads cases from files that `isCaseFile` knows, one after the other; JSONL is streamed, so it may be larger than memory.
 * A file or line that cannot be read comes out as its error, with the place (`cases.jsonl:12`) as its source, and the rest goes on.
 */
export async function* readCaseFiles(files: Iterable<string>): AsyncGenerator<ImportInput> {
  for (const file of files) {
    try {
      yield* LINES_FILE.test(file) ? readLines(file) : readWhole(file);
    } catch (error) {
      yield { source: file, error: readError(file, error) };
    }
  }
}

async function* readLines(file: string): AsyncGenerator<ImportInput> {
  const bytes = createReadStream(file);
  const text = /\.gz$/i.test(file) ? bytes.pipe(createGunzip()) : bytes;
  // An error of the file does not pass through the pipe by itself.
  bytes.on('error', (error) => text.destroy(error));
  let lineNumber = 0;
  for await (const line of createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY })) {
    lineNumber += 1;
    if (line.trim() !== '') yield parsed(`${file}:${lineNumber}`, line);
  }
}

function* readWhole(file: string): Generator<ImportInput> {
  const bytes = readFileSync(file);
  const text = (/\.gz$/i.test(file) ? gunzipSync(bytes) : bytes).toString('utf8');
  const whole = parsed(file, text);
  if ('error' in whole || !Array.isArray(whole.case)) {
    yield whole;
    return;
  }
  for (const [index, one] of whole.case.entries()) yield { source: `${file}:${index + 1}`, case: one };
}

function parsed(source: string, text: string): ImportInput {
  try {
    return { source, case: parseJsonStrictly(text) };
  } catch (error) {
    return { source, error: asPrecedentError(error) };
  }
}

function readError(file: string, error: unknown): PrecedentError {
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof PrecedentError) return error;
  if (code === 'ENOENT') return new InputError('file-not-found', `${file} does not exist.`, { cause: error });
  if (code?.startsWith('Z_') === true) {
    return new InputError('not-gzip', `${file} is not a whole gzip file: ${(error as Error).message}.`, {
      cause: error,
    });
  }
  return new ResourceError('file-unreadable', `${file} cannot be read: ${(error as Error).message}.`, {
    cause: error,
  });
}
