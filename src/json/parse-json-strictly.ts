import { InputError } from '../errors.ts';
import { JsonSyntaxError, parseJson } from './parse-json.ts';

/**
 * Reads JSON at the speed of the runtime's own parser, and yet refuses a key given twice, as one of the two values would be lost.
 *
 * Throws `InputError` `not-json` with the line.
 */
export function parseJsonStrictly(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw refusal(text, error);
  }
  // Of a key that stands twice the parser keeps one, so that there are fewer keys than the text has.
  if (countKeys(value) !== writtenKeys(text)) throw refusal(text, undefined);
  return value;
}

// Every string is taken, keys or not: a match that began at the end of one could reach into the next.
const WRITTEN_STRING = /"(?:[^"\\]|\\.)*"([ \t\r\n]*:)?/g;

function writtenKeys(text: string): number {
  let count = 0;
  for (const [, colon] of text.matchAll(WRITTEN_STRING)) if (colon !== undefined) count += 1;
  return count;
}

function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) for (const entry of value) count += countKeys(entry);
  else for (const entry of Object.values(value)) count += 1 + countKeys(entry);
  return count;
}

function refusal(text: string, error: unknown): InputError {
  let where = error === undefined ? 'a key stands twice' : (error as Error).message;
  try {
    parseJson(text);
  } catch (located) {
    if (located instanceof JsonSyntaxError) where = `line ${located.line}: ${located.message}`;
  }
  return new InputError('not-json', `This is not JSON: ${where}.`, { cause: error });
}
