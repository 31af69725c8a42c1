import { InputError } from '../../errors.ts';

/** The first bytes of files that are no text, what they are, and what to do with them. */
const SIGNATURES: readonly (readonly [bytes: readonly number[], code: string, what: string])[] = [
  [[0xd0, 0xcf, 0x11, 0xe0], 'report-word', 'an old Office file (.doc), or a Word document with a password'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'report-rtf', 'an RTF file'],
  [[0x1f, 0x8b], 'report-compressed', 'gzip-compressed'],
  [[0x42, 0x5a, 0x68], 'report-compressed', 'bzip2-compressed'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'report-compressed', 'zstd-compressed'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], 'report-compressed', 'xz-compressed'],
  [[0x89, 0x50, 0x4e, 0x47], 'report-image', 'a PNG image'],
  [[0xff, 0xd8, 0xff], 'report-image', 'a JPEG image'],
  [[0x47, 0x49, 0x46, 0x38], 'report-image', 'a GIF image'],
  [[0x49, 0x49, 0x2a, 0x00], 'report-image', 'a TIFF image'],
  [[0x7f, 0x45, 0x4c, 0x46], 'report-binary', 'a program'],
];

const MULTIBYTE = /[\u00C2-\u00F4][\u0080-\u00BF]/;
/** Source: WHATWG Encoding Standard, index windows-1252; undefined bytes keep their control character. */
const WINDOWS_1252_FROM_80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
const DECLARED =
  /<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']|<meta\b[^>]{0,200}?\bcharset\s*=\s*["']?([\w.:-]{1,40})/i;
/** More letters beyond ASCII than this share, and the text is not West European in an old encoding. */
const MAX_LATIN_SHARE = 0.2;

/**
 * Decodes a text file: by its byte order mark, as UTF-8, by what it declares, or as windows-1252 where every byte fits that.
 *
 * Throws an `InputError` for a file that is no text (`report-word`, `report-binary`, …) and for text whose encoding
 * cannot be told (`encoding-unclear`). Never gives mojibake knowingly. Offsets are those of the decoded text without its mark.
 */
export function decodeBytes(bytes: Uint8Array, name: string): string {
  for (const [signature, code, what] of SIGNATURES) {
    if (signature.every((byte, i) => bytes[i] === byte)) {
      throw new InputError(
        code,
        `${name} is ${what}; this format is not read. Save the report as PDF, Word (.docx), plain text, Markdown, HTML or JATS XML.`,
      );
    }
  }
  const [b0, b1, b2] = bytes;
  if (b0 === 0xff && b1 === 0xfe) return decodeStrictly(bytes.subarray(2), 'utf-16le', name);
  if (b0 === 0xfe && b1 === 0xff) return decodeStrictly(bytes.subarray(2), 'utf-16be', name);
  if (b0 === 0xef && b1 === 0xbb && b2 === 0xbf) return decodeStrictly(bytes.subarray(3), 'utf-8', name);
  if (bytes.includes(0)) {
    const wide = utf16WithoutMark(bytes);
    if (wide === undefined) {
      throw new InputError(
        'report-binary',
        `${name} holds NUL bytes, so it is no text. Give the report as a text file.`,
      );
    }
    return decodeStrictly(bytes, wide, name);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return decodeLegacy(bytes, name);
  }
}

function decodeStrictly(bytes: Uint8Array, encoding: string, name: string): string {
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new InputError(
      'encoding-invalid',
      `${name} says it is ${encoding}, but has bytes that are not. Save it again as UTF-8.`,
      { cause },
    );
  }
  if (text.includes('\0')) {
    throw new InputError(
      'report-binary',
      `${name} holds NUL characters, so it is no text. Give the report as a text file.`,
    );
  }
  return text;
}

/** English text in UTF-16 has a NUL in every other byte. */
function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const length = Math.min(bytes.length - (bytes.length % 2), 4096);
  if (length < 4 || bytes.length % 2 !== 0) return undefined;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even += 1;
    if (bytes[i + 1] === 0) odd += 1;
  }
  const most = (length / 2) * 0.7;
  if (odd > most && even === 0) return 'utf-16le';
  return even > most && odd === 0 ? 'utf-16be' : undefined;
}

function decodeLegacy(bytes: Uint8Array, name: string): string {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 2048));
  const found = DECLARED.exec(head);
  const declared = found?.[1] ?? found?.[2];
  if (declared !== undefined && !/^utf-?8$/i.test(declared)) {
    return decodeDeclared(bytes, declared, name);
  }
  const problem = declared === undefined ? whyNotLatin(bytes) : 'it declares UTF-8';
  if (problem !== undefined) {
    throw new InputError(
      'encoding-unclear',
      `${name} is not valid UTF-8, and ${problem}, so its encoding cannot be told. Save it again as UTF-8.`,
    );
  }
  return asWindows1252(new TextDecoder('latin1').decode(bytes));
}

/** Gives the bytes 0x80 to 0x9f their windows-1252 meaning, which the decoder of Node 20 leaves as control characters. */
const asWindows1252 = (text: string): string =>
  text.replaceAll(/[\u0080-\u009F]/g, (unit) => WINDOWS_1252_FROM_80.charAt(unit.charCodeAt(0) - 0x80));

function decodeDeclared(bytes: Uint8Array, declared: string, name: string): string {
  try {
    const decoder = new TextDecoder(declared, { fatal: true });
    const text = decoder.decode(bytes);
    return decoder.encoding === 'windows-1252' ? asWindows1252(text) : text;
  } catch (cause) {
    const isUnknown = cause instanceof RangeError;
    throw new InputError(
      isUnknown ? 'encoding-unknown' : 'encoding-invalid',
      `${name} declares the encoding "${declared}", ${isUnknown ? 'which is not known' : 'but has bytes that are not'}. Save it again as UTF-8.`,
      { cause },
    );
  }
}

/** Why these bytes are not windows-1252 text; `undefined` where they can be. */
function whyNotLatin(bytes: Uint8Array): string | undefined {
  let high = 0;
  for (const byte of bytes) {
    if (byte === 0x81 || byte === 0x8d || byte === 0x8f || byte === 0x90 || byte === 0x9d)
      return 'holds bytes that windows-1252 leaves undefined';
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12)
      return 'holds control characters';
    if (byte >= 0x80) high += 1;
  }
  if (high > Math.max(bytes.length * MAX_LATIN_SHARE, 3))
    return 'holds too many bytes beyond ASCII for a West European text';
  const asLatin = new TextDecoder('latin1').decode(bytes);
  return MULTIBYTE.test(asLatin) && hasUtf8Sequence(bytes)
    ? 'parts of it are UTF-8 and parts are not'
    : undefined;
}

/** A lead byte with all its continuation bytes, which windows-1252 text hardly ever has by chance. */
function hasUtf8Sequence(bytes: Uint8Array): boolean {
  const continues = (i: number): boolean => ((bytes[i] ?? 0) & 0xc0) === 0x80;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i];
    if (byte >= 0xc2 && byte < 0xe0 && continues(i + 1)) return true;
    if (byte >= 0xe0 && byte < 0xf0 && continues(i + 1) && continues(i + 2)) return true;
  }
  return false;
}
