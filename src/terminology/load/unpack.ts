import { gunzipSync, inflateRawSync } from 'node:zlib';
import { InputError } from '../../errors.ts';
import { MOST_BYTES, tooLarge } from './read-source.ts';

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const END_BYTES = 22;
const STORED = 0;
const DEFLATED = 8;

/**
 * Unpacks gzip, or the only file of a zip archive; other content is given back as it is.
 *
 * @throws InputError `ontology-truncated` when the packed content ends early or is damaged; `file-too-large` when it unpacks to
 *   more than can be read, as an archive made to do harm does.
 */
export function unpack(bytes: Uint8Array, source: string, mostBytes = MOST_BYTES): Uint8Array {
  try {
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzipSync(bytes, { maxOutputLength: mostBytes });
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) return unzipOne(Buffer.from(bytes), mostBytes);
    return bytes;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw tooLarge(source, mostBytes + 1);
    throw new InputError(
      'ontology-truncated',
      `${source} is a packed file that ends early or is damaged (${(cause as Error).message}). Download it again.`,
      { cause },
    );
  }
}

/** Source: PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16; no encryption, no Zip64. */
function unzipOne(zip: Buffer, mostBytes: number): Uint8Array {
  let end = zip.length - END_BYTES;
  while (end >= 0 && zip.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  if (end < 0) throw new RangeError('the archive has no directory');
  const entry = zip.readUInt32LE(end + 16);
  if (zip.readUInt16LE(end + 10) !== 1) throw new RangeError('the archive does not hold exactly one file');
  if (zip.readUInt32LE(entry) !== CENTRAL_HEADER) throw new RangeError('its directory is broken');
  const method = zip.readUInt16LE(entry + 10);
  const packedBytes = zip.readUInt32LE(entry + 20);
  const local = zip.readUInt32LE(entry + 42);
  if (zip.readUInt32LE(local) !== LOCAL_HEADER) throw new RangeError('its file header is broken');
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const packed = zip.subarray(start, start + packedBytes);
  if (method === STORED) return packed;
  if (method === DEFLATED) return inflateRawSync(packed, { maxOutputLength: mostBytes });
  throw new RangeError(`packing method ${method} is not known`);
}
