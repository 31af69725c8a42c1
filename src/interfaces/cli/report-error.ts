import { CommanderError } from 'commander';
import { asPrecedentError, STATUS_BY_KIND } from '../../app/index.ts';

const EXIT_BAD_USAGE = STATUS_BY_KIND.input.exitStatus;

/** Writes what went wrong to stderr and gives the exit status that the contract promises for it. */
export function reportError(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_BAD_USAGE;
  const known = asPrecedentError(error);
  process.stderr.write(`precedent: ${known.message}\n`);
  if (known.kind === 'defect') {
    process.stderr.write(
      `This is a defect of Precedent (${known.code}). Please report it with the command you gave.\n`,
    );
    if (process.env['PRECEDENT_DEBUG'] !== undefined)
      process.stderr.write(`${String(known.stack)}\n${String(known.cause)}\n`);
  }
  return STATUS_BY_KIND[known.kind].exitStatus;
}
