import type { Entry, ZipFile } from 'yauzl';
import { InputError } from '../errors.ts';
import { ARCHIVE_LIMITS, bomb, UnpackedBytes } from './limits.ts';

/** A file in a ZIP archive. */
export interface ZipEntry {
  readonly name: string;
  readonly size: number;
}

/** A ZIP archive in memory: its list of files, and each file's bytes on demand. */
export interface OpenZip {
  readonly entries: readonly ZipEntry[];
  /** Throws an `InputError`: `archive-bomb`, `archive-encrypted`, `archive-broken`. */
  read(entry: ZipEntry): Promise<Uint8Array>;
}

/** Opens a ZIP archive. Throws an `InputError`: `archive-broken`, `archive-bomb`. */
export async function openZip(bytes: Uint8Array, name: string): Promise<OpenZip> {
  const yauzl = await import('yauzl');
  const unpacked = new UnpackedBytes(bytes.length, name);
  const broken = (cause: unknown): InputError =>
    new InputError(
      'archive-broken',
      `${name} is a ZIP archive that cannot be read: ${(cause as Error).message}. Get the file again, or pack it again.`,
      { cause },
    );
  let zip: ZipFile;
  const found = new Map<ZipEntry, Entry>();
  try {
    zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
      lazyEntries: true,
      // Names are checked one by one, so that one bad name does not keep the others out.
      decodeStrings: false,
    });
    for await (const entry of zip.eachEntry()) {
      const raw = entry.fileName as unknown as Buffer;
      const entryName = raw.toString('utf8');
      if (!entryName.endsWith('/')) found.set({ name: entryName, size: entry.uncompressedSize }, entry);
      if (found.size > ARCHIVE_LIMITS.entries) throw bomb(name);
    }
  } catch (error) {
    throw error instanceof InputError ? error : broken(error);
  }
  return {
    entries: [...found.keys()],
    read: async (entry) => {
      const there = found.get(entry);
      if (there === undefined) throw broken(new Error(`no entry ${entry.name}`));
      if (there.isEncrypted())
        throw new InputError(
          'archive-encrypted',
          `${name} holds ${entry.name} encrypted. Pack it again without a password.`,
        );
      if (entry.size > ARCHIVE_LIMITS.entryBytes) throw bomb(`${name}/${entry.name}`);
      const chunks: Buffer[] = [];
      try {
        for await (const chunk of await zip.openReadStreamPromise(there)) {
          unpacked.add((chunk as Buffer).length);
          chunks.push(chunk as Buffer);
        }
      } catch (error) {
        throw error instanceof InputError ? error : broken(error);
      }
      return Buffer.concat(chunks);
    },
  };
}
