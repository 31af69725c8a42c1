import { readFile } from 'node:fs/promises';
import { decodeBytes, type Reading } from '../extract/index.ts';
import type { SarifSource } from '../questions/check/index.ts';

/** Formats in which a character of the text is a character of the file. */
const CHARACTERS: ReadonlySet<string> = new Set(['text', 'markdown', 'html', 'jats']);

/** The file a report was read from, so that places can be told by its lines; where it has none of its own, the lines of the text read. */
export async function sarifSource({
  name,
  reading,
}: {
  readonly name: string;
  readonly reading: Reading;
}): Promise<SarifSource> {
  const { document } = reading;
  const base = { uri: name, text: document.text };
  if (name === '-' || !CHARACTERS.has(document.format)) return base;
  const characters = await readFile(name)
    .then((bytes) => decodeBytes(bytes, name))
    // A report that came by another way than a file has the lines of its text.
    .catch(() => undefined);
  if (characters === undefined) return base;
  return { ...base, file: { characters, toOffset: document.toSourceOffset } };
}
