/**
 * What can go wrong with an operation, as five classes with stable codes.
 *
 * What is wrong with a case is data (an `Issue`), not an exception: these are thrown only when the operation cannot go on.
 * A message names the thing, says what was found, and what to do next.
 */
export type ErrorKind = 'input' | 'not-found' | 'conflict' | 'resource' | 'defect';

/** The one table from the kind of an error to the status a caller sees. */
export const STATUS_BY_KIND = {
  input: { exitStatus: 2, httpStatus: 400 },
  'not-found': { exitStatus: 3, httpStatus: 404 },
  conflict: { exitStatus: 4, httpStatus: 409 },
  resource: { exitStatus: 5, httpStatus: 503 },
  defect: { exitStatus: 1, httpStatus: 500 },
} as const satisfies Record<ErrorKind, { exitStatus: number; httpStatus: number }>;

/** Base of every error this program throws on purpose; `code` is stable and kebab-case, such as `report-empty`. */
export abstract class PrecedentError extends Error {
  abstract readonly kind: ErrorKind;
  readonly code: string;

  constructor(code: string, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.name = new.target.name;
  }
}

/** What the caller gave cannot be used: bad usage, a file of the wrong kind, text that is not text. */
export class InputError extends PrecedentError {
  readonly kind = 'input';
}

/** What the caller named does not exist. */
export class NotFoundError extends PrecedentError {
  readonly kind = 'not-found';
}

/** Somebody else holds or has changed what the caller wants to change. */
export class ConflictError extends PrecedentError {
  readonly kind = 'conflict';
}

/** A disk, database or network that the operation needs has failed. */
export class ResourceError extends PrecedentError {
  readonly kind = 'resource';
}

/** A promise this program makes to itself is broken: a bug to report. */
export class DefectError extends PrecedentError {
  readonly kind = 'defect';
}

/** An error as data, to cross between threads. */
export interface PlainError {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly message: string;
}

export function plainError({ kind, code, message }: PrecedentError): PlainError {
  return { kind, code, message };
}

export function errorFromPlain({ kind, code, message }: PlainError): PrecedentError {
  switch (kind) {
    case 'input':
      return new InputError(code, message);
    case 'not-found':
      return new NotFoundError(code, message);
    case 'conflict':
      return new ConflictError(code, message);
    case 'resource':
      return new ResourceError(code, message);
    case 'defect':
      return new DefectError(code, message);
    default:
      return assertNever(kind);
  }
}

/** Codes of the operating system that say a resource failed, not that the caller erred. */
const RESOURCE_CODES: ReadonlySet<string> = new Set([
  'ENOSPC',
  'EDQUOT',
  'EIO',
  'EROFS',
  'EMFILE',
  'ENFILE',
  'ENOMEM',
  'ETIMEDOUT',
  'ECONNREFUSED',
  'ECONNRESET',
]);

/** Any thrown value as one of the five; what nobody foresaw is a defect with its cause kept. */
export function asPrecedentError(error: unknown): PrecedentError {
  if (error instanceof PrecedentError) return error;
  const { code, message } =
    error instanceof Error ? (error as NodeJS.ErrnoException) : { code: undefined, message: String(error) };
  if (code !== undefined && RESOURCE_CODES.has(code))
    return new ResourceError('system', `${message}. Free the resource and try again.`, { cause: error });
  return new DefectError('unforeseen', message, { cause: error });
}

/** Ends a `switch` over a union: reaching it is a defect. */
export function assertNever(value: never): never {
  throw new DefectError('unreachable-variant', `A variant was not handled: ${JSON.stringify(value)}.`);
}
