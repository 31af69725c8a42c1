import { ConflictError, DefectError, InputError, PrecedentError, ResourceError } from '../../errors.ts';

interface Coded {
  readonly code?: unknown;
  readonly message?: unknown;
}

const DISK_CODES = new Set(['53100', 'ENOSPC', 'EDQUOT', 'EFBIG', 'EIO', 'EROFS', '58030']);
const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOENT',
]);
const NETWORK_WORDS =
  /connection terminated|timeout exceeded when trying to connect|client has encountered|not queryable/i;
const DISK_WORDS = /no space left on device|could not (extend|write|create) file|file too large|disk quota/i;
const STOPPED_WORDS = /PGlite is closed|unreachable|program terminated|aborted|memory access out of bounds/i;

/**
 * Says in our words what a database failed with.
 *
 * Disk, network and shutdown give `ResourceError`; a value PostgreSQL cannot keep gives `InputError`; a row that somebody else wrote first
 * gives `ConflictError`; the rest is a defect of ours. The database's own error is kept as `cause`.
 */
export function databaseError(error: unknown): PrecedentError {
  if (error instanceof PrecedentError) return error;
  const { code, message } = coded(error);
  const options = { cause: withoutBaggage(error) };
  if (DISK_CODES.has(code) || DISK_WORDS.test(message)) {
    return new ResourceError(
      'library-disk',
      `The library's disk failed or is full (${message}). What was acknowledged before is kept: free some space and run the command again.`,
      options,
    );
  }
  if (NETWORK_CODES.has(code) || /^(08|57P0)/.test(code) || NETWORK_WORDS.test(message)) {
    return new ResourceError(
      'database-unreachable',
      `The database does not answer (${message}). Check that PostgreSQL runs and that the URL is right, then run the command again.`,
      options,
    );
  }
  if (/^(28|3D)/.test(code)) {
    return new ResourceError(
      'database-refused',
      `The database refused the connection (${message}). Check user, password and database name in the URL.`,
      options,
    );
  }
  if (code.startsWith('53') || code === '57014' || code === '55P03') {
    return new ResourceError(
      'database-busy',
      `The database could not do this now (${message}). Try again later.`,
      options,
    );
  }
  if (STOPPED_WORDS.test(message)) {
    return new ResourceError(
      'library-stopped',
      `The embedded database stopped (${message}). What was acknowledged before is kept: run the command again.`,
      options,
    );
  }
  if (/^(22|54)/.test(code)) {
    return new InputError('value-not-storable', `PostgreSQL cannot keep this value: ${message}.`, options);
  }
  if (code === '23505' || code === '40001' || code === '40P01') {
    return new ConflictError(
      'changed-meanwhile',
      `Somebody else wrote the same rows first (${message}). Try again.`,
      options,
    );
  }
  return new DefectError(
    'database-error',
    `The database rejected a statement of this program: ${message} (${code}).`,
    options,
  );
}

/** The error without what PGlite hangs on it: the query's parameters (whole cases) and, for a failing file, its file system. */
function withoutBaggage(error: unknown): Error {
  const { code, message } = coded(error);
  const told = new Error(code === '' ? message : `${message} (${code})`);
  if (error instanceof Error && error.stack !== undefined) told.stack = error.stack;
  return told;
}

function coded(error: unknown): { readonly code: string; readonly message: string } {
  const { code, message } = (typeof error === 'object' && error !== null ? error : {}) as Coded;
  return {
    code: typeof code === 'string' ? code : '',
    message: typeof message === 'string' ? message : String(error),
  };
}
