import { InputError } from '../errors.ts';
import { AnnotateInputSchema, annotate, type Reader } from '../extract/index.ts';

/** Answers one line of `annotate` with another. Throws `InputError` naming the line by its number. */
export function annotateLine(reader: Reader, line: string, number: number): string {
  let given: unknown;
  try {
    given = JSON.parse(line);
  } catch (error) {
    throw new InputError(
      'annotate-line-not-json',
      `Line ${number} is no JSON document: ${(error as Error).message}.`,
      { cause: error },
    );
  }
  const parsed = AnnotateInputSchema.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new InputError(
      'annotate-line-shape',
      `Line ${number}: ${issue.path.join('.') || 'the line'}: ${issue.message}. Each line must be {"id","text","targets"?}.`,
    );
  }
  return JSON.stringify(annotate(reader, parsed.data));
}
