import { StringDecoder } from 'node:string_decoder';
import { InputError } from '../../app/index.ts';

/** Longest line that is taken, in characters: a document of 32 Mi with room for escapes. */
const LONGEST_LINE = 80 * 2 ** 20;

/** Lines of a stream without their ends, one at a time; memory holds one line and one chunk. */
export async function* readLines(stream: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let parts: string[] = [];
  let held = 0;
  let line = 1;
  try {
    for await (const chunk of stream) {
      let text = decoder.write(chunk);
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
        const whole = parts.join('') + text.slice(0, end);
        parts = [];
        held = 0;
        line += 1;
        yield whole.endsWith('\r') ? whole.slice(0, -1) : whole;
        text = text.slice(end + 1);
      }
      held += text.length;
      if (held > LONGEST_LINE)
        throw new InputError(
          'annotate-line-too-long',
          `Line ${line} has more than ${LONGEST_LINE} characters. Each line must hold one JSON document of at most 32 MiB of text.`,
        );
      if (text !== '') parts.push(text);
    }
  } catch (error) {
    throw asInputError(error);
  }
  const last = parts.join('') + decoder.end();
  if (last !== '') yield last;
}

function asInputError(error: unknown): unknown {
  const { code, message, path } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT')
    return new InputError('input-missing', `There is no file ${path ?? ''}.`, { cause: error });
  if (code === 'EISDIR')
    return new InputError('input-is-folder', 'The input is a folder; a file of JSON lines is needed.', {
      cause: error,
    });
  if (code?.startsWith('Z_') === true)
    return new InputError('input-not-gzip', `The input is no whole gzip file: ${message}.`, { cause: error });
  return error;
}
