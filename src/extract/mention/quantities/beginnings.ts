import { readRows, type Resources } from '../../resource.ts';
import type { Lexicon } from './lexicon.ts';
import { BEGINS } from './read-at.ts';

const AGE_WORDS = ['age', 'aged', 'ages'];
const COUNTED_UNITS = [
  'day',
  'days',
  'd',
  'week',
  'weeks',
  'month',
  'months',
  'year',
  'years',
  'pod',
  'hours',
];
// These begin a frequency ("a day", "at night") too often said of other things; after an amount they are read with it.
const WEAK_LEADS: ReadonlySet<string> = new Set(['a', 'at', 'in', 'on', 'by', 'per', 'each']);

/** The bits of `BEGINS` of each form that begins something: all other words are passed over at the cost of one array read. */
export function collectBeginnings(lexicon: Lexicon, resources: Resources): ReadonlyMap<string, number> {
  const bits = new Map<string, number>();
  const add = (form: string, bit: number): void => {
    bits.set(form, (bits.get(form) ?? 0) | bit);
  };
  for (const form of ['a', 'an']) add(form, BEGINS.article);
  add('(', BEGINS.bracket);
  add('half', BEGINS.numberWord);
  for (const form of AGE_WORDS) add(form, BEGINS.age);
  for (const form of COUNTED_UNITS) add(form, BEGINS.time);
  for (const form of lexicon.timeContext.near) add(form, BEGINS.near);
  for (const form of lexicon.numbers.keys()) add(form, BEGINS.numberWord);
  for (const form of lexicon.months.keys()) add(form, BEGINS.month);
  for (const form of lexicon.ageWords.keys()) add(form, BEGINS.ageWord);
  for (const [form, { use }] of lexicon.sexes) if (use === 'noun') add(form, BEGINS.sex);
  for (const form of lexicon.valueModifiers) add(form, BEGINS.phrase);
  for (const form of ['q', 'every']) add(form, BEGINS.phrase);
  const phrases = ['value-words', 'value-exclusions', 'reference-range-words'].flatMap((name) =>
    readRows(resources, `en/${name}.tsv`, 1, 1).map(([phrase = '']) => phrase),
  );
  for (const [phrase = '', kind] of readRows(resources, 'en/dose-words.tsv', 3, 1))
    if (kind === 'amount' || kind === 'frequency') phrases.push(phrase);
  for (const phrase of phrases) {
    const first = /^[\p{L}]+/u.exec(phrase.toLowerCase())?.[0];
    if (first !== undefined && !WEAK_LEADS.has(first)) add(first, BEGINS.phrase);
  }
  return bits;
}
