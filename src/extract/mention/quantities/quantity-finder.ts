import { spanOf } from '../../../case/index.ts';
import { type Document, TokenKind, type WordTable } from '../../document/index.ts';
import type { Resources } from '../../resource.ts';
import { readAgeAtNumber, readAgeAtWord, readAgeWord, readDecade } from './ages.ts';
import { readCalendarDate, readCountedDay, readMonth, readOrdinalDay } from './dates.ts';
import { doseOf, readDoseWord } from './doses.ts';
import { type Lexicon, readLexicon } from './lexicon.ts';
import { readMeasure } from './measures.ts';
import { type Found, formAt, isDigits, type QuantityMention, type Reading } from './reading.ts';
import { readSex, readSexLetter } from './sexes.ts';
import { readNearTime, readTimeAtNumber } from './times.ts';
import { isAnnounced, readReferenceRange, readValueWord, valueOf } from './values.ts';

export type { QuantityMention } from './reading.ts';

const ROLE = { none: 1, number: 2, word: 3 } as const;
const NEAR_TIME_WORDS = new Set([
  'past',
  'last',
  'previous',
  'preceding',
  'next',
  'following',
  'subsequent',
  'first',
  'further',
]);

/**
 * Finds values, doses, ages, sexes, dates and durations: I have a document, give me its quantities, sorted by start, none overlapping.
 *
 * What needs to be known of drugs and measurements elsewhere in the text is settled later (`settleDoses`).
 * Cost: linear; one array read for a token that begins nothing.
 */
export function createQuantityFinder(resources: Resources): (document: Document) => QuantityMention[] {
  const lexicon = readLexicon(resources);
  const beginnings = collectBeginnings(lexicon, resources);
  const rolesByTable = new WeakMap<WordTable, Uint8Array>();
  return (document) => {
    const { tokens } = document;
    const { words, word, kind } = tokens;
    let roles = rolesByTable.get(words);
    if (roles === undefined || roles.length < words.size) {
      const grown = new Uint8Array(Math.max(1024, words.size * 2));
      if (roles !== undefined) grown.set(roles);
      roles = grown;
      rolesByTable.set(words, roles);
    }
    const reading: Reading = { text: document.text, tokens, lexicon };
    const mentions: QuantityMention[] = [];
    let claimed = 0;
    let t = 0;
    while (t < tokens.count) {
      const id = word[t] as number;
      let role = roles[id];
      if (role === 0) {
        role =
          kind[t] === TokenKind.number ? ROLE.number : beginnings.has(words.form(id)) ? ROLE.word : ROLE.none;
        roles[id] = role;
      }
      if (role === ROLE.none) {
        t += 1;
        continue;
      }
      const found = role === ROLE.number ? readAtNumber(reading, t) : readAtWord(reading, t);
      if (found === undefined) {
        t += 1;
        continue;
      }
      if (found.said !== undefined) {
        const fromToken = Math.max(found.fromToken, claimed);
        mentions.push(place(reading, { ...found, fromToken }));
      }
      t = Math.max(found.toToken, t + 1);
      claimed = t;
      if (found.said?.type === 'age') {
        const letter = readSexLetter(reading, t);
        if (letter !== undefined) {
          mentions.push(place(reading, letter));
          t = letter.toToken;
          claimed = t;
        }
      }
    }
    return mentions;
  };
}

function readAtNumber(reading: Reading, t: number): Found | undefined {
  return (
    readDecade(reading, t) ??
    readCalendarDate(reading, t) ??
    readAgeAtNumber(reading, t) ??
    readOrdinalDay(reading, t) ??
    readDoseTimes(reading, t) ??
    readMeasured(reading, t)
  );
}

// "3 times a day" begins like any number.
function readDoseTimes(reading: Reading, t: number): Found | undefined {
  const next = formAt(reading, t + 1);
  return next === 'times' || next === 'time' ? readDoseWord(reading, t) : undefined;
}

function readMeasured(reading: Reading, t: number): Found | undefined {
  const time = readTimeAtNumber(reading, t);
  if (time !== undefined) return time;
  const measure = readMeasure(reading, t);
  if (measure === undefined) return undefined;
  switch (measure.role) {
    case 'value':
    case 'ratio':
      return valueOf(reading, measure);
    case 'dose':
    case 'form':
      return doseOf(reading, measure) ?? { fromToken: t, toToken: measure.toToken };
    case 'mass':
    case 'rate':
    case 'volume':
      if (measure.quantity.unit === 'kg')
        return isAnnounced(reading, t)
          ? valueOf(reading, measure)
          : { fromToken: t, toToken: measure.toToken };
      if (isAnnounced(reading, t)) return valueOf(reading, measure);
      if (measure.role === 'mass') return doseOf(reading, measure);
      if (measure.role === 'rate') return valueOf(reading, measure);
      return { fromToken: t, toToken: measure.toToken };
    case 'size':
      return isAnnounced(reading, t) ? valueOf(reading, measure) : { fromToken: t, toToken: measure.toToken };
    case 'time':
      return measure.quantity.unit === 'ms' || measure.quantity.unit === 's'
        ? valueOf(reading, measure)
        : undefined;
    case 'bare':
      if (!isDigits(reading, t)) return undefined;
      return measure.isDecimal || isAnnounced(reading, t) ? announced(reading, t, measure) : undefined;
  }
}

function announced(reading: Reading, t: number, measure: Parameters<typeof valueOf>[1]): Found | undefined {
  return isAnnounced(reading, t) ? valueOf(reading, measure) : undefined;
}

function readAtWord(reading: Reading, t: number): Found | undefined {
  const { lexicon } = reading;
  const form = formAt(reading, t);
  if (lexicon.months.has(form)) {
    const month = readMonth(reading, t);
    if (month !== undefined) return month;
  }
  if (lexicon.sexes.has(form)) return readSex(reading, t);
  if (lexicon.ageWords.has(form)) return readAgeWord(reading, t);
  if (NEAR_TIME_WORDS.has(form)) {
    const near = readNearTime(reading, t);
    if (near !== undefined) return near;
  }
  if (form === 'age' || form === 'aged' || form === 'ages') return readAgeAtWord(reading, t);
  if (form === '(') return readReferenceOrSign(reading, t);
  if (form === 'a' || form === 'an') return readTimeAtNumber(reading, t);
  const counted = readCountedDay(reading, t);
  if (counted !== undefined) return counted;
  if (lexicon.numbers.has(form)) {
    const number = readAtNumber(reading, t);
    if (number !== undefined) return number;
  }
  return readDoseWord(reading, t) ?? readValueWord(reading, t) ?? bareReference(reading, t);
}

// "(+)" and "(−)" are results; "(normal 3-5)" is a range, not the patient's value.
function readReferenceOrSign(reading: Reading, t: number): Found | undefined {
  const sign = formAt(reading, t + 1);
  if (formAt(reading, t + 2) === ')' && (sign === '+' || sign === '-' || sign === '−' || sign === '–'))
    return {
      fromToken: t + 1,
      toToken: t + 2,
      said: { type: 'value', interpretation: sign === '+' ? 'positive' : 'negative' },
    };
  return bareReference(reading, t);
}

function bareReference(reading: Reading, t: number): Found | undefined {
  const range = readReferenceRange(reading, t);
  return range === undefined ? undefined : { fromToken: t, toToken: range.toToken };
}

function place({ tokens }: Reading, { fromToken, toToken, said }: Found): QuantityMention {
  const span = spanOf(tokens.startUtf16[fromToken] as number, tokens.endUtf16[toToken - 1] as number);
  return { ...said, span, sentence: tokens.sentenceOf[fromToken] ?? 0 } as QuantityMention;
}

/** Every form that a reader wants to be called for. */
function collectBeginnings(lexicon: Lexicon, resources: Resources): ReadonlySet<string> {
  const forms = new Set<string>([
    '(',
    'a',
    'an',
    'half',
    'age',
    'aged',
    'ages',
    'day',
    'days',
    'd',
    'week',
    'weeks',
    'month',
    'pod',
    'q',
    'every',
    ...NEAR_TIME_WORDS,
  ]);
  for (const keys of [lexicon.numbers, lexicon.months, lexicon.ageWords])
    for (const form of keys.keys()) forms.add(form);
  for (const [form, { use }] of lexicon.sexes) if (use === 'noun') forms.add(form);
  for (const form of lexicon.valueModifiers) forms.add(form);
  for (const name of ['dose-words', 'value-words', 'reference-range-words'])
    for (const line of resources.text(`en/${name}.tsv`).split('\n'))
      if (line !== '' && !line.startsWith('#')) forms.add(/^[\p{L}]+/u.exec(line.toLowerCase())?.[0] ?? line);
  return forms;
}
