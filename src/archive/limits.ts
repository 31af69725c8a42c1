import { InputError } from '../errors.ts';

const MIB = 1024 * 1024;

/**
 * Bounds on what an archive may unpack to, so that a small file cannot fill memory or time.
 * Text packs to a fifth or a tenth; a file that unpacks to a hundred times its size and more is made to do harm.
 */
export const ARCHIVE_LIMITS = {
  entries: 200_000,
  entryBytes: 128 * MIB,
  totalBytes: 8192 * MIB,
  ratio: 150,
  /** Below this many unpacked bytes a high ratio does no harm. */
  ratioFromBytes: 16 * MIB,
  /** An archive in an archive in an archive, and no deeper. */
  depth: 3,
} as const;

/** Counts what an archive unpacks to, and refuses what goes beyond the limits. */
export class UnpackedBytes {
  #total = 0;
  readonly #packedBytes: number;
  readonly #name: string;

  constructor(packedBytes: number, name: string) {
    this.#packedBytes = packedBytes;
    this.#name = name;
  }

  /** Throws an `InputError` `archive-bomb`. */
  add(bytes: number): void {
    this.#total += bytes;
    const { totalBytes, ratio, ratioFromBytes } = ARCHIVE_LIMITS;
    if (this.#total > totalBytes || (this.#total > ratioFromBytes && this.#total > ratio * this.#packedBytes))
      throw bomb(this.#name);
  }
}

/** The error for an archive, or a file in one, that unpacks to more than any report. */
export function bomb(name: string): InputError {
  return new InputError(
    'archive-bomb',
    `${name} unpacks to far more than reports do (at most ${ARCHIVE_LIMITS.entryBytes / MIB} MiB a file, ${ARCHIVE_LIMITS.ratio} times the packed size in all); nothing more of it is read. Pack the reports again.`,
  );
}
