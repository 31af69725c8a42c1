import { DefectError } from '../../errors.ts';

/** What a word does to the reach of cues, as bits; the words are in `resources/en/assertion-words.tsv`. */
export const WordClass = {
  verb: 1,
  perceived: 2,
  subject: 4,
  and: 8,
  or: 16,
  comma: 32,
  stop: 64,
  preposition: 128,
  filler: 256,
  relative: 512,
  reporting: 1024,
  possessive: 2048,
  interval: 4096,
  resume: 8192,
  colon: 16384,
  dash: 32768,
  open: 65536,
  close: 131072,
  with: 262144,
  endMark: 524288,
  positive: 1048576,
  article: 2097152,
  plural: 4194304,
} as const;

/** Reads the table of word classes: form → bits. Throws `DefectError` for an unknown class. */
export function parseWordClasses(tsv: string): ReadonlyMap<string, number> {
  const bitsByForm = new Map<string, number>();
  for (const line of tsv.split('\n')) {
    if (line === '' || line.startsWith('#') || line.startsWith('class\t')) continue;
    const [name, forms] = line.split('\t');
    const bit = Object.entries(WordClass).find(([known]) => known === name)?.[1];
    if (bit === undefined || forms === undefined)
      throw new DefectError(
        'assertion-words-malformed',
        `The assertion word line ${JSON.stringify(line)} names no known class.`,
      );
    for (const form of forms.split(' ')) bitsByForm.set(form, (bitsByForm.get(form) ?? 0) | bit);
  }
  return bitsByForm;
}
