import { Readable } from 'node:stream';
import { asPrecedentError, InputError, type PrecedentError } from '../errors.ts';
import { checkEntryName, isPassedOver } from './entry-name.ts';
import { ARCHIVE_LIMITS, bomb } from './limits.ts';

/** A file of an archive, or why it could not be read. */
export type ArchivedFile =
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly error: PrecedentError };

/** The files of a tar archive, one after the other; links and devices are passed over. Throws an `InputError`: `archive-broken`, `archive-bomb`. */
export async function* readTar(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  name: string,
): AsyncGenerator<ArchivedFile> {
  const { extract } = await import('tar-stream');
  const tar = extract();
  const source = Readable.from(chunks);
  source.on('error', (error) => tar.destroy(error));
  source.pipe(tar);
  let entries = 0;
  try {
    for await (const entry of tar) {
      const { name: entryName, type, size = 0 } = entry.header;
      entries += 1;
      if (entries > ARCHIVE_LIMITS.entries) throw bomb(name);
      const isFile = type === 'file' || type === 'contiguous-file';
      if (!isFile || isPassedOver(entryName)) {
        entry.resume();
        continue;
      }
      let file: ArchivedFile;
      try {
        checkEntryName(entryName, name);
        if (size > ARCHIVE_LIMITS.entryBytes) throw bomb(`${name}/${entryName}`);
        const parts: Uint8Array[] = [];
        for await (const part of entry as AsyncIterable<Uint8Array>) parts.push(part);
        file = { name: entryName, bytes: Buffer.concat(parts) };
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        entry.resume();
        file = { name: entryName, error: asPrecedentError(error) };
      }
      yield file;
    }
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw new InputError(
      'archive-broken',
      `${name} is a tar archive that cannot be read to its end: ${(cause as Error).message}. Get the file again, or pack it again.`,
      { cause },
    );
  } finally {
    source.destroy();
    tar.destroy();
  }
}
