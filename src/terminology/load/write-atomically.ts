import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ResourceError } from '../../errors.ts';

/** No permission, or a file stands where a folder should be. */
const NOT_WRITABLE = ['EACCES', 'EROFS', 'EPERM', 'ENOTDIR', 'EEXIST'];

/**
 * Writes a file so that a reader sees the old content or the new, never a part: temporary file, fsync, rename.
 *
 * @throws ResourceError `disk-full`, `folder-not-writable` or `write-failed`; the temporary file is gone then.
 */
export async function writeAtomically(path: string, chunks: readonly Uint8Array[]): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(temporary, 'wx');
    try {
      for (const chunk of chunks) await file.writeFile(chunk);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw writeError(path, cause);
  }
}

/** What a failed write means for the user. */
export function writeError(path: string, cause: unknown): ResourceError {
  const { code } = cause as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new ResourceError(
      'disk-full',
      `There is no room to write ${path}. Free some space, or set PRECEDENT_HOME to a folder on another disk.`,
      { cause },
    );
  }
  if (code !== undefined && NOT_WRITABLE.includes(code)) {
    return new ResourceError(
      'folder-not-writable',
      `${path} cannot be written (${code}). Set PRECEDENT_HOME to a folder you may write to.`,
      { cause },
    );
  }
  return new ResourceError('write-failed', `${path} cannot be written (${code ?? String(cause)}).`, {
    cause,
  });
}
