import { crc32 } from 'node:zlib';

/** One table of a container; its bytes are used in place when a container is opened. */
export type SectionArray = Uint8Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;

/** Tables by name, such as `hierarchy/parents`. */
export type Sections = Readonly<Record<string, SectionArray>>;

/** What a container turned out to be; a damaged one says why, for the note to the user. */
export type OpenedContainer =
  | { readonly status: 'sound'; readonly sections: Sections; readonly description: unknown }
  | { readonly status: 'damaged'; readonly reason: string };

interface SectionEntry {
  readonly name: string;
  readonly type: keyof typeof ARRAY_BY_TYPE;
  readonly offset: number;
  readonly byteLength: number;
  readonly crc32: number;
}

interface Header {
  readonly byteLength: number;
  readonly description: unknown;
  readonly sections: readonly SectionEntry[];
}

const MAGIC = 'PRECSEC1';
/** Written as a native 32-bit number: a file from a machine of the other byte order reads as damaged, and is rebuilt. */
const BYTE_ORDER_MARK = 0x01020304;
const PREAMBLE_BYTES = 24;
const ALIGNMENT_BYTES = 8;

const ARRAY_BY_TYPE = {
  u8: Uint8Array,
  u16: Uint16Array,
  i32: Int32Array,
  u32: Uint32Array,
  f32: Float32Array,
  f64: Float64Array,
} as const;

/**
 * Lays named typed arrays and a JSON description out as one run of bytes that opens without parsing.
 *
 * Layout: magic (8 bytes), byte order mark, header length, header CRC-32, zero (4 bytes each), header as JSON, then each section
 * on an 8-byte boundary. The chunks given back are to be written one after the other.
 */
export function packSections(sections: Sections, description: unknown): readonly Uint8Array[] {
  const named = Object.entries(sections);
  const entriesAt = (start: number): SectionEntry[] => {
    let offset = start;
    return named.map(([name, array]) => {
      const entry = { name, type: typeOf(array), offset, byteLength: array.byteLength, crc32: crcOf(array) };
      offset = aligned(offset + array.byteLength);
      return entry;
    });
  };
  const relative = entriesAt(0);
  const sectionBytes = relative.reduce((total, entry) => total + aligned(entry.byteLength), 0);
  const encode = (start: number): Uint8Array => {
    const header: Header = {
      byteLength: start + sectionBytes,
      description,
      sections: relative.map((entry) => ({ ...entry, offset: entry.offset + start })),
    };
    return new TextEncoder().encode(JSON.stringify(header));
  };
  // Offsets inside the header change its length: leave room, then fill up with spaces, which JSON allows.
  const start = aligned(PREAMBLE_BYTES + encode(2 ** 31).length + 64);
  const header = new Uint8Array(start - PREAMBLE_BYTES).fill(0x20);
  header.set(encode(start));
  const preamble = new Uint8Array(PREAMBLE_BYTES);
  preamble.set(new TextEncoder().encode(MAGIC));
  new Uint32Array(preamble.buffer).set([BYTE_ORDER_MARK, header.length, crc32(header), 0], 2);
  const chunks: Uint8Array[] = [preamble, header];
  for (const [, array] of named) {
    chunks.push(bytesOf(array), new Uint8Array(aligned(array.byteLength) - array.byteLength));
  }
  return chunks.filter((chunk) => chunk.length > 0);
}

/** Opens what `packSections` laid out; the arrays are views on `bytes`, which must begin on an 8-byte boundary of its buffer. */
export function openSections(bytes: Uint8Array): OpenedContainer {
  if (bytes.length < PREAMBLE_BYTES) return damaged('it is too short');
  if (new TextDecoder().decode(bytes.subarray(0, MAGIC.length)) !== MAGIC)
    return damaged('it begins wrongly');
  const [mark = 0, headerLength = 0, headerCrc = 0] = new Uint32Array(bytes.buffer, bytes.byteOffset + 8, 3);
  if (mark !== BYTE_ORDER_MARK) return damaged('it was written on a machine of another byte order');
  const headerBytes = bytes.subarray(PREAMBLE_BYTES, PREAMBLE_BYTES + headerLength);
  if (headerBytes.length !== headerLength || crc32(headerBytes) !== headerCrc) {
    return damaged('its table of contents is broken');
  }
  const header = JSON.parse(new TextDecoder().decode(headerBytes)) as Header;
  if (header.byteLength !== bytes.length) {
    return damaged(`it has ${bytes.length} bytes instead of ${header.byteLength}`);
  }
  const sections: Record<string, SectionArray> = {};
  for (const { name, type, offset, byteLength, crc32: expected } of header.sections) {
    const ArrayType = ARRAY_BY_TYPE[type];
    const length = byteLength / ArrayType.BYTES_PER_ELEMENT;
    const section = new ArrayType(bytes.buffer as ArrayBuffer, bytes.byteOffset + offset, length);
    if (crcOf(section) !== expected) return damaged(`the checksum of its part ${name} is wrong`);
    sections[name] = section;
  }
  return { status: 'sound', sections, description: header.description };
}

/** The sections whose names begin with `prefix`, named without it. */
export function sectionsUnder(sections: Sections, prefix: string): Sections {
  return Object.fromEntries(
    Object.entries(sections).flatMap(([name, array]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), array]] : [],
    ),
  );
}

/** The same sections with `prefix` before each name. */
export function sectionsNamed(prefix: string, sections: Sections): Sections {
  return Object.fromEntries(Object.entries(sections).map(([name, array]) => [prefix + name, array]));
}

function damaged(reason: string): OpenedContainer {
  return { status: 'damaged', reason };
}

function typeOf(array: SectionArray): SectionEntry['type'] {
  if (array instanceof Uint8Array) return 'u8';
  if (array instanceof Uint16Array) return 'u16';
  if (array instanceof Int32Array) return 'i32';
  if (array instanceof Uint32Array) return 'u32';
  return array instanceof Float32Array ? 'f32' : 'f64';
}

function bytesOf(array: SectionArray): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function crcOf(array: SectionArray): number {
  return crc32(bytesOf(array));
}

function aligned(offset: number): number {
  return Math.ceil(offset / ALIGNMENT_BYTES) * ALIGNMENT_BYTES;
}
