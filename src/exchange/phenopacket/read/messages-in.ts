/** Numbers of the fields of a Phenopacket v2, from `id` to `meta_data`; each is kept with its length before it. */
const LAST_FIELD = 11;
const META_DATA = 11;
const LENGTH_DELIMITED = 2;

/** The phenopackets of protobuf bytes: one alone, or several each behind its length; undefined where the bytes are something else. */
export function phenopacketsIn(bytes: Uint8Array): readonly Uint8Array[] | undefined {
  if (bytes.length === 0) return undefined;
  if (isPhenopacket(bytes)) return [bytes];
  const messages: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const length = readNumber(bytes, at);
    if (length === undefined || length.value === 0 || length.next + length.value > bytes.length)
      return undefined;
    const message = bytes.subarray(length.next, length.next + length.value);
    if (!isPhenopacket(message)) return undefined;
    messages.push(message);
    at = length.next + length.value;
  }
  return messages;
}

/** Whether the bytes are fields of a phenopacket from the first to the last, its metadata among them: no text is that by chance. */
function isPhenopacket(bytes: Uint8Array): boolean {
  let at = 0;
  let hasMetaData = false;
  while (at < bytes.length) {
    const tag = readNumber(bytes, at);
    if (tag === undefined || tag.value % 8 !== LENGTH_DELIMITED) return false;
    const field = Math.floor(tag.value / 8);
    const length = readNumber(bytes, tag.next);
    if (field < 1 || field > LAST_FIELD || length === undefined) return false;
    hasMetaData ||= field === META_DATA;
    at = length.next + length.value;
  }
  return at === bytes.length && hasMetaData;
}

/** A number as protobuf writes it: seven bits a byte, the lowest first, the highest bit set where it goes on. */
function readNumber(
  bytes: Uint8Array,
  start: number,
): { readonly value: number; readonly next: number } | undefined {
  let value = 0;
  for (let i = 0; i < 5; i += 1) {
    const byte = bytes[start + i];
    if (byte === undefined) return undefined;
    value += (byte % 128) * 2 ** (7 * i);
    if (byte < 128) return { value, next: start + i + 1 };
  }
  return undefined;
}
