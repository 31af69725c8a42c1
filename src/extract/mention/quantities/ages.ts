import { daysOf, isoDuration, readTime, type TimeRead } from './durations.ts';
import { readNumber, readRange } from './numbers.ts';
import { DAYS_BY_UNIT } from '../../../case/index.ts';
import {
  type Found,
  formAt,
  isDash,
  isDigits,
  type Reading,
  sentenceFrom,
  skipDash,
  touchesNext,
} from './reading.ts';

const TIME_PREPOSITIONS = new Set([
  'at',
  'after',
  'since',
  'by',
  'until',
  'till',
  'before',
  'from',
  'around',
  'approximately',
  'about',
  'to',
]);
const DECADE_ENDINGS = new Set(['s', '’', "'", '‘']);
const round = (value: number): number => Number(value.toFixed(4));

/** End of "old", "-old", "of age" or "/o" after token `t`; undefined where none stands. */
function ageEnding(reading: Reading, t: number): { toToken: number; isOfAge: boolean } | undefined {
  let u = t;
  const form = formAt(reading, u);
  if (form === "'" || form === '’') u += formAt(reading, u + 1) === 's' ? 2 : 1;
  u = skipDash(reading, u);
  if (formAt(reading, u) === 'old') return { toToken: u + 1, isOfAge: false };
  if (formAt(reading, u) === 'of' || (formAt(reading, u) === 'in' && formAt(reading, u + 1) === 'age')) {
    const v = skipDash(reading, u + 1);
    if (formAt(reading, v) === 'age') return { toToken: v + 1, isOfAge: true };
  }
  if (formAt(reading, u) === '/' && formAt(reading, u + 1) === 'o') return { toToken: u + 2, isOfAge: false };
  if (formAt(reading, u) === '.' && formAt(reading, u + 1) === 'o')
    return {
      toToken: formAt(reading, u + 2) === '.' && touchesNext(reading, u + 1) ? u + 3 : u + 2,
      isOfAge: false,
    };
  return undefined;
}

// "A 48 year male", "a 3 month girl": "old" is often left out before the word for a person.
function beforePerson(
  reading: Reading,
  { toToken, unit }: TimeRead,
): { toToken: number; isOfAge: boolean } | undefined {
  if (unit !== 'year' && unit !== 'month') return undefined;
  return reading.lexicon.sexes.get(formAt(reading, toToken))?.use === 'noun'
    ? { toToken, isOfAge: false }
    : undefined;
}

/** An age that a number begins: "37-year-old", "eleven months old", "9 months of age", "72 yo"; "at 10 years of age" is a date. */
export function readAgeAtNumber(reading: Reading, t: number, time: TimeRead | undefined): Found | undefined {
  if (time !== undefined) {
    const ending = ageEnding(reading, time.toToken) ?? beforePerson(reading, time);
    if (ending === undefined) return undefined;
    const fromToken = boundedFrom(reading, t);
    if (
      isToldWhen(reading, fromToken) ||
      (ending.isOfAge && TIME_PREPOSITIONS.has(formAt(reading, fromToken - 1)))
    )
      return ageAsDate(fromToken, ending.toToken, time);
    const isBound = fromToken < t && formAt(reading, fromToken) !== 'aged';
    return age(reading, fromToken, ending.toToken, time, isBound);
  }
  const number = readRange(reading, t);
  if (number === undefined || number.isOrdinal) return undefined;
  const u = skipDash(reading, number.toToken);
  const form = formAt(reading, u);
  if (form !== 'yo' && form !== 'yof' && form !== 'yom' && form !== 'yrold' && form !== 'yearold')
    return undefined;
  return age(reading, t, u + 1, yearsOf(number.value, number.valueHigh, u + 1), false);
}

// "younger than 50 years old", "aged 31 years": the words before belong to the age.
function boundedFrom(reading: Reading, t: number): number {
  if (formAt(reading, t - 1) === 'aged') return t - 1;
  if (formAt(reading, t - 1) !== 'than') return t;
  const bound = formAt(reading, t - 2);
  return bound === 'younger' || bound === 'older' || bound === 'less' || bound === 'more' ? t - 2 : t;
}

// "when she was 2 years old", "until he reached the age of 5": the age says when something was.
function isToldWhen(reading: Reading, t: number): boolean {
  const from = Math.max(sentenceFrom(reading, t), t - 7);
  for (let u = t - 1; u >= from; u -= 1) {
    const form = formAt(reading, u);
    if (form === ',') return false;
    if (form === 'when' || form === 'until' || form === 'once') return true;
  }
  return false;
}

/** An age that a word begins: "aged 31", "age 5 years", "at the age of 19", "age: 62". */
export function readAgeAtWord(reading: Reading, t: number): Found | undefined {
  const form = formAt(reading, t);
  let u = t + 1;
  while (
    ['of', ':', '=', 'was', 'is', 'about', 'approximately', 'around', ','].includes(formAt(reading, u)) &&
    u < t + 4
  )
    u += 1;
  if (form !== 'aged' && form !== 'age' && form !== 'ages') return undefined;
  const time = readTime(reading, u);
  const number = time === undefined ? readRange(reading, u) : undefined;
  if (time === undefined && (number === undefined || number.isOrdinal || number.value > 120))
    return undefined;
  const read = time ?? yearsOf(number?.value ?? 0, number?.valueHigh, number?.toToken ?? u);
  const ending = ageEnding(reading, read.toToken);
  const toToken = ending === undefined ? read.toToken : ending.toToken;
  if (form === 'aged' || formAt(reading, t + 1) === ':' || formAt(reading, t + 1) === ',')
    return age(reading, t, toToken, read, false);
  const before = formAt(reading, t - 1);
  const isTold =
    TIME_PREPOSITIONS.has(before) ||
    ((before === 'the' || before === 'an') && TIME_PREPOSITIONS.has(formAt(reading, t - 2)));
  if (isTold || isToldWhen(reading, t)) return ageAsDate(t, toToken, read);
  return age(reading, t, toToken, read, false);
}

/** A decade of life: "in her thirties", "in his early 60s". */
export function readDecade(reading: Reading, t: number): Found | undefined {
  const { lexicon } = reading;
  let years: number;
  let toToken: number;
  if (isDigits(reading, t)) {
    if (!DECADE_ENDINGS.has(formAt(reading, t + 1))) return undefined;
    const number = readNumber(reading, t);
    if (number === undefined || number.value % 10 !== 0 || number.value < 10 || number.value > 110)
      return undefined;
    let u = t + 1;
    if (['’', "'", '‘'].includes(formAt(reading, u))) u += 1;
    if (formAt(reading, u) !== 's') return undefined;
    years = number.value;
    toToken = u + 1;
  } else {
    const word = lexicon.numbers.get(formAt(reading, t));
    if (word?.kind !== 'decade') return undefined;
    years = word.value;
    toToken = t + 1;
  }
  let u = t - 1;
  let from = years;
  let to = years + 9;
  const part = formAt(reading, skipDashBack(reading, u));
  if (part === 'early' || part === 'mid' || part === 'late') {
    u = skipDashBack(reading, u) - 1;
    if (part === 'early') to = years + 3;
    else if (part === 'mid') {
      from = years + 4;
      to = years + 6;
    } else from = years + 7;
  }
  const owner = formAt(reading, u);
  if (owner !== 'her' && owner !== 'his' && owner !== 'their') return undefined;
  if (formAt(reading, u - 1) !== 'in') return undefined;
  return {
    fromToken: t,
    toToken,
    said: {
      type: 'age',
      years: from,
      yearsHigh: to,
      iso8601duration: isoDuration([[from, 'year']]),
      ...(isOfAnother(reading, t) && { ofAnother: true as const }),
    },
  };
}

/** A stage of life without a number: "newborn"; "young" only before the word for a person. */
export function readAgeWord(reading: Reading, t: number): Found | undefined {
  const form = formAt(reading, t);
  const { ageWords, sexes } = reading.lexicon;
  const days = ageWords.get(form);
  if (days === undefined) return undefined;
  const next = formAt(reading, t + 1);
  const isOfPerson =
    sexes.get(next)?.use === 'noun' || next === 'infant' || next === 'child' || next === 'patient';
  if (!isOfPerson) return undefined;
  if (formAt(reading, t - 1) === 'old' || isDash(formAt(reading, t - 1))) return undefined;
  return {
    fromToken: t,
    toToken: t + 1,
    said: {
      type: 'age',
      years: 0,
      yearsHigh: round(days / DAYS_BY_UNIT.year),
      iso8601duration: 'P0D',
      approximate: true,
      ...(isOfAnother(reading, t) && { ofAnother: true as const }),
    },
  };
}

/** Whether the words before token `t` in its clause name a relative or a donor as the one spoken of. */
export function isOfAnother(reading: Reading, t: number): boolean {
  const from = Math.max(sentenceFrom(reading, t), t - 8);
  for (let u = t - 1; u >= from; u -= 1) {
    const form = formAt(reading, u);
    if (
      form === ';' ||
      form === 'who' ||
      form === 'patient' ||
      form === 'proband' ||
      form === 'presented' ||
      form === 'admitted'
    )
      return false;
    // "Donor 1 was a 6-year-old boy": a numbered donor is a patient of the report.
    if (reading.lexicon.kin.has(form)) return !isDigits(reading, u + 1);
  }
  return false;
}

function skipDashBack(reading: Reading, t: number): number {
  return isDash(formAt(reading, t)) ? t - 1 : t;
}

function yearsOf(value: number, valueHigh: number | undefined, toToken: number): TimeRead {
  return {
    days: daysOf(value, 'year'),
    ...(valueHigh !== undefined && { daysHigh: daysOf(valueHigh, 'year') }),
    iso8601duration: isoDuration([[value, 'year']]),
    toToken,
    unit: 'year',
    amount: value,
    isPlural: true,
  };
}

function age(reading: Reading, fromToken: number, toToken: number, time: TimeRead, isBound: boolean): Found {
  return {
    fromToken,
    toToken,
    said: {
      type: 'age',
      years: round(time.days / DAYS_BY_UNIT.year),
      ...(time.daysHigh !== undefined && { yearsHigh: round(time.daysHigh / DAYS_BY_UNIT.year) }),
      iso8601duration: time.iso8601duration,
      ...((isBound || time.approximate) && { approximate: true as const }),
      ...(isOfAnother(reading, fromToken) && { ofAnother: true as const }),
    },
  };
}

function ageAsDate(fromToken: number, toToken: number, time: TimeRead): Found {
  return {
    fromToken,
    toToken,
    said: {
      type: 'date',
      age: { years: round(time.days / DAYS_BY_UNIT.year), iso8601duration: time.iso8601duration },
      ...(time.approximate && { approximate: true as const }),
    },
  };
}
