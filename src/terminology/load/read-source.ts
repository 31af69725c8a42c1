import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { InputError, ResourceError } from '../../errors.ts';

/** Above this no text fits into one string of V8 (2^29 − 24 units); no release of a terminology known here is near it. */
export const MOST_BYTES = 2 ** 29 - 25;

/** The bytes of a file, on a buffer of their own. */
export type FileBytes = Uint8Array<ArrayBuffer>;

/**
 * Reads a file that the user named.
 *
 * @throws InputError `file-missing`, `file-is-folder` or `file-too-large`; ResourceError `file-unreadable`.
 */
export async function readSource(path: string): Promise<FileBytes> {
  try {
    return await readWhole(path);
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new InputError('file-missing', `There is no file ${path}. Check the path.`, { cause });
    }
    if (code === 'EISDIR') {
      throw new InputError('file-is-folder', `${path} is a folder. Name the file in it.`, { cause });
    }
    throw new ResourceError('file-unreadable', `${path} cannot be read (${code}).`, { cause });
  }
}

/** Reads a file; `undefined` when there is none. */
export async function readIfPresent(path: string): Promise<FileBytes | undefined> {
  try {
    return await readWhole(path);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new ResourceError('file-unreadable', `${path} cannot be read (${code}).`, { cause });
  }
}

/** SHA-256 of the parts one after the other, as hex. */
export function sha256Of(...parts: readonly (Uint8Array | string)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

async function readWhole(path: string): Promise<FileBytes> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size > MOST_BYTES) throw tooLarge(path, size);
    // Not from the pool: the tables of a cache need to begin on an 8-byte boundary. Every byte given back was read.
    const bytes = Buffer.allocUnsafeSlow(size);
    let length = 0;
    while (length < size) {
      const { bytesRead } = await file.read(bytes, length, size - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    await file.close();
  }
}

/** The error for content of more bytes than can be read at once. */
export function tooLarge(source: string, byteLength: number): InputError {
  const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
  return new InputError(
    'file-too-large',
    `${source} has ${megabytes(byteLength)}; at most ${megabytes(MOST_BYTES)} can be read. Give a smaller release of it, such as its base or basic file.`,
  );
}
