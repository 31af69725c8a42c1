import type { z } from 'zod';
import type { FieldPath } from '../json/index.ts';

/** What is wrong with a pack: where, what, and how to mend it. An `error` keeps the pack from being used. */
export interface PackIssue {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  /** Name inside the pack, such as `classification.json`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Such as `criteria[3].test.of`; empty for the whole file. */
  readonly field: string;
  readonly message: string;
  readonly mend: string;
}

/** `classification.json:41 criteria[3].test.of: there is no … Did you mean …?` */
export function describePackIssue({ file, line, field, message, mend }: PackIssue): string {
  return `${file}:${line}${field === '' ? '' : ` ${field}`}: ${message} ${mend}`;
}

/** A path as people write it: `criteria[3].test.of`. */
export function spellPath(path: FieldPath): string {
  return path
    .map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? part : `.${part}`))
    .join('');
}

/** What a schema found, flattened: a union gives the problems of the member that fits best. */
export function schemaProblems(
  error: z.ZodError,
): readonly { readonly path: FieldPath; readonly message: string; readonly keys: readonly string[] }[] {
  return error.issues.map((issue) => ({
    path: issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part)),
    message: issue.code === 'unrecognized_keys' ? 'unknown field' : `${issue.message}.`,
    keys: issue.code === 'unrecognized_keys' ? issue.keys : [],
  }));
}
