import { asPrecedentError, InputError } from '../errors.ts';
import { archiveKind, isTar } from './archive-kind.ts';
import { checkEntryName, isPassedOver } from './entry-name.ts';
import { gunzip } from './gunzip.ts';
import { ARCHIVE_LIMITS, bomb } from './limits.ts';
import { openZip } from './open-zip.ts';
import { type ArchivedFile, readTar } from './read-tar.ts';

/**
 * The files that a file holds: itself where it is no archive, else those in it, archives among them expanded too, one after the other.
 * ZIP, tar and gzip are told from the content; Office and e-book files, which are ZIP archives within, stay whole. Names are paths:
 * `cases.zip/2019/first.pdf`. Nothing is written to the disk. What cannot be read comes out as its error, and the rest goes on.
 */
export async function* expand(bytes: Uint8Array, name: string): AsyncGenerator<ArchivedFile> {
  yield* expandTo(bytes, name, ARCHIVE_LIMITS.depth);
}

async function* expandTo(bytes: Uint8Array, name: string, depth: number): AsyncGenerator<ArchivedFile> {
  try {
    const kind = archiveKind(bytes);
    if (kind === undefined) {
      yield { name, bytes };
      return;
    }
    if (depth === 0)
      throw new InputError(
        'archive-too-deep',
        `${name} is an archive within ${ARCHIVE_LIMITS.depth} others; it is not opened. Pack the reports in one archive.`,
      );
    switch (kind) {
      case 'zip':
        yield* fromZip(bytes, name, depth);
        return;
      case 'tar':
        yield* within(readTar([bytes], name), name, depth);
        return;
      case 'gzip':
        yield* fromGzip(bytes, name, depth);
        return;
    }
  } catch (error) {
    yield { name, error: asPrecedentError(error) };
  }
}

async function* within(
  files: AsyncIterable<ArchivedFile>,
  archive: string,
  depth: number,
): AsyncGenerator<ArchivedFile> {
  for await (const file of files) {
    const name = `${archive}/${file.name}`;
    if ('error' in file) yield { name, error: file.error };
    else yield* expandTo(file.bytes, name, depth - 1);
  }
}

async function* fromZip(bytes: Uint8Array, name: string, depth: number): AsyncGenerator<ArchivedFile> {
  const zip = await openZip(bytes, name);
  if (zip.entries.some((entry) => entry.name === '[Content_Types].xml' || entry.name === 'mimetype')) {
    yield { name, bytes };
    return;
  }
  for (const entry of zip.entries) {
    if (isPassedOver(entry.name)) continue;
    const entryName = `${name}/${entry.name}`;
    let content: Uint8Array;
    try {
      checkEntryName(entry.name, name);
      content = await zip.read(entry);
    } catch (error) {
      yield { name: entryName, error: asPrecedentError(error) };
      // What goes beyond the limits as a whole would do so again with every further file.
      if (error instanceof InputError && error.code === 'archive-bomb') return;
      continue;
    }
    yield* expandTo(content, entryName, depth - 1);
  }
}

async function* fromGzip(bytes: Uint8Array, name: string, depth: number): AsyncGenerator<ArchivedFile> {
  const chunks = gunzip(bytes, name);
  const head: Uint8Array[] = [];
  let length = 0;
  for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
    head.push(next.value);
    length += next.value.length;
    if (length >= 512) break;
  }
  const joined = Buffer.concat(head);
  if (isTar(joined)) {
    const all = async function* (): AsyncGenerator<Uint8Array> {
      yield joined;
      yield* chunks;
    };
    yield* within(readTar(all(), name), name, depth);
    return;
  }
  const whole: Uint8Array[] = [joined];
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > ARCHIVE_LIMITS.entryBytes) throw bomb(name);
    whole.push(chunk);
  }
  yield* expandTo(Buffer.concat(whole), name.replace(/\.gz$/i, ''), depth - 1);
}
