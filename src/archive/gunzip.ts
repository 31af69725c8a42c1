import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { InputError } from '../errors.ts';
import { UnpackedBytes } from './limits.ts';

/** Unpacks gzip piece by piece, within the limits. Throws an `InputError`: `archive-broken`, `archive-bomb`. */
export async function* gunzip(bytes: Uint8Array, name: string): AsyncGenerator<Buffer> {
  const unpacked = new UnpackedBytes(bytes.length, name);
  const stream = Readable.from([bytes]).pipe(createGunzip());
  try {
    for await (const chunk of stream) {
      unpacked.add((chunk as Buffer).length);
      yield chunk as Buffer;
    }
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw new InputError(
      'archive-broken',
      `${name} is packed by gzip and cannot be unpacked to its end: ${(cause as Error).message}. Get the file again.`,
      { cause },
    );
  } finally {
    stream.destroy();
  }
}
