/** Many strings as one run of UTF-8 bytes with offsets; a string is decoded when it is asked for. */
export interface StringTable {
  /** One more than there are strings: string `i` is `bytes[offsets[i]..offsets[i + 1])`. */
  readonly offsets: Uint32Array;
  readonly bytes: Uint8Array;
}

/** Encodes strings as a table, in their order. */
export function stringTable(strings: readonly string[]): StringTable {
  const encoder = new TextEncoder();
  const offsets = new Uint32Array(strings.length + 1);
  let bytes = new Uint8Array(1024);
  let length = 0;
  for (const [position, text] of strings.entries()) {
    // A UTF-16 unit takes at most three bytes of UTF-8.
    if (length + text.length * 3 > bytes.length) {
      const larger = new Uint8Array(Math.max(bytes.length * 2, length + text.length * 3));
      larger.set(bytes.subarray(0, length));
      bytes = larger;
    }
    length += encoder.encodeInto(text, bytes.subarray(length)).written;
    offsets[position + 1] = length;
  }
  return { offsets, bytes: bytes.slice(0, length) };
}

/** A reader that keeps what it decoded of `count` strings: for those asked for again and again, as names of common concepts are. */
export function keepingReader(count: number, read: StringReader): StringReader {
  // By position in an array: a map's look-up costs as much as decoding.
  const kept = Array.from<string | undefined>({ length: count });
  return (position) => {
    const known = kept[position];
    if (known !== undefined) return known;
    const text = read(position);
    if (position >= 0 && position < count) kept[position] = text;
    return text;
  };
}

/** Gives string number `position`; decoding costs about 0.2 µs. */
export type StringReader = (position: number) => string;

/** Opens a table for reading; out of range gives the empty string. */
export function stringReader({ offsets, bytes }: StringTable): StringReader {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (position) => buffer.toString('utf8', offsets[position] ?? 0, offsets[position + 1] ?? 0);
}
