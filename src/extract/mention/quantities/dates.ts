import { daysOf, isoDuration, timeUnitAt } from './durations.ts';
import { readNumber, readRange } from './numbers.ts';
import { type Found, formAt, isDash, isDigits, type Reading, skipDash, touchesNext } from './reading.ts';

const YEAR_LEADS = new Set([
  'in',
  'since',
  'until',
  'till',
  'from',
  'by',
  'during',
  'early',
  'late',
  'year',
  'mid',
  'before',
  'after',
  'around',
  'to',
  'between',
  'and',
  'of',
  'late',
  'circa',
  'through',
]);
const pad = (n: number): string => String(n).padStart(2, '0');

/** The four-digit year at token `t`. */
function yearAt(reading: Reading, t: number): number | undefined {
  if (!isDigits(reading, t)) return undefined;
  const form = formAt(reading, t);
  if (form.length !== 4) return undefined;
  const year = Number(form);
  return year >= 1900 && year <= 2099 ? year : undefined;
}

function dayAt(reading: Reading, t: number): { day: number; toToken: number } | undefined {
  const number = isDigits(reading, t) ? readNumber(reading, t) : undefined;
  if (number === undefined || !Number.isInteger(number.value) || number.value < 1 || number.value > 31)
    return undefined;
  return formAt(reading, t).length > 2 ? undefined : { day: number.value, toToken: number.toToken };
}

function date(fromToken: number, toToken: number, year?: number, month?: number, day?: number): Found {
  if (year === undefined) return { fromToken, toToken, said: { type: 'date' } };
  const iso8601date = `${year}${month === undefined ? '' : `-${pad(month)}`}${month === undefined || day === undefined ? '' : `-${pad(day)}`}`;
  return { fromToken, toToken, said: { type: 'date', iso8601date } };
}

/** A date that the name of a month begins: "November 2000", "Feb. 18, 2016", "mid-October", "January and June 2002". */
export function readMonth(reading: Reading, t: number): Found | undefined {
  const { lexicon, text, tokens } = reading;
  const month = lexicon.months.get(formAt(reading, t));
  if (month === undefined) return undefined;
  const initial = text[tokens.startUtf16[t]] ?? '';
  if (initial === initial.toLowerCase()) return undefined;
  // OCT, MAR and JAN are also abbreviations of other things.
  if (isShouted(reading, t)) return undefined;
  let u = t + 1;
  if (formAt(reading, u) === '.' && touchesNext(reading, t)) u += 1;
  const year = yearOnwards(reading, u);
  if (year !== undefined) return date(t, year.toToken, year.year, month);
  const day = dayAt(reading, u);
  if (day !== undefined) {
    const after = yearOnwards(reading, day.toToken);
    return after === undefined ? date(t, day.toToken) : date(t, after.toToken, after.year, month, day.day);
  }
  const join = formAt(reading, u);
  if (join === 'and' || join === 'to' || isDash(join) || join === '/' || join === 'or') {
    const second = lexicon.months.get(formAt(reading, u + 1));
    const shared = second === undefined ? undefined : yearOnwards(reading, u + 2);
    if (shared !== undefined) return date(t, shared.toToken, shared.year, month);
  }
  const before = formAt(reading, t - 1);
  const isLed =
    isDash(before) ||
    ['in', 'since', 'until', 'of', 'from', 'by', 'early', 'late', 'last', 'mid', 'during', 'to'].includes(
      before,
    );
  const isVerb =
    formAt(reading, t) === 'may' || formAt(reading, t) === 'march' || formAt(reading, t) === 'mar';
  if (!isLed || (isVerb && before !== 'in' && before !== 'of' && before !== 'since')) return undefined;
  return date(t, t + 1);
}

function isShouted({ text, tokens }: Reading, t: number): boolean {
  const written = text.slice(tokens.startUtf16[t], tokens.endUtf16[t]);
  return written.length <= 4 && written === written.toUpperCase();
}

function yearOnwards(reading: Reading, t: number): { year: number; toToken: number } | undefined {
  let u = t;
  while (
    u < t + 2 &&
    (formAt(reading, u) === ',' ||
      formAt(reading, u) === 'of' ||
      formAt(reading, u) === '.' ||
      isDash(formAt(reading, u)))
  )
    u += 1;
  const year = yearAt(reading, u);
  return year === undefined ? undefined : { year, toToken: u + 1 };
}

/** A calendar date that digits begin: "12th December 2007", "12/03/2014", "2014-03-12", "12.03.2014", a bare year after its preposition. */
export function readCalendarDate(reading: Reading, t: number): Found | undefined {
  const { lexicon, text, tokens } = reading;
  const form = formAt(reading, t);
  const day = dayAt(reading, t);
  if (day !== undefined) {
    let u = skipDash(reading, day.toToken);
    if (formAt(reading, u) === 'of') u += 1;
    const month = lexicon.months.get(formAt(reading, u));
    const initial = text[tokens.startUtf16[u] ?? 0] ?? '';
    if (month !== undefined && initial !== initial.toLowerCase()) {
      const dot = formAt(reading, u + 1) === '.' && yearAt(reading, u + 2) !== undefined ? 1 : 0;
      const year = yearOnwards(reading, u + 1 + dot);
      return year === undefined ? date(t, u + 1) : date(t, year.toToken, year.year, month, day.day);
    }
    const mark = formAt(reading, t + 1);
    if ((mark === '/' || isDash(mark)) && formAt(reading, t + 3) === mark) {
      const other = dayAt(reading, t + 2);
      const year = yearAt(reading, t + 4);
      if (other !== undefined && year !== undefined)
        return date(t, t + 5, year, ...monthAndDay(day.day, other.day));
    }
  }
  const dotted = form.length < 8 ? null : /^(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)$/.exec(form);
  if (dotted !== null)
    return date(t, t + 1, Number(dotted[3]), ...monthAndDay(Number(dotted[1]), Number(dotted[2])));
  const year = yearAt(reading, t);
  if (year === undefined) return undefined;
  const mark = formAt(reading, t + 1);
  if ((isDash(mark) || mark === '/') && formAt(reading, t + 3) === mark) {
    const month = dayAt(reading, t + 2);
    const last = dayAt(reading, t + 4);
    if (month !== undefined && last !== undefined && month.day <= 12)
      return date(t, t + 5, year, month.day, last.day);
  }
  return YEAR_LEADS.has(formAt(reading, t - 1)) ||
    (isDash(formAt(reading, t - 1)) && yearAt(reading, t - 2) !== undefined)
    ? date(t, t + 1, year)
    : undefined;
}

// Day or month first cannot be told apart below 13: then only the year is sure.
function monthAndDay(first: number, second: number): [month?: number, day?: number] {
  if (first > 12 && second <= 12) return [second, first];
  if (second > 12 && first <= 12) return [first, second];
  return first === second ? [first, second] : [];
}

const COUNTED = new Set(['day', 'days', 'd', 'week', 'weeks', 'month', 'months', 'year', 'pod']);
const EVENTS: ReadonlySet<string> = new Set([
  'postoperative',
  'hospital',
  'post',
  'operative',
  'operation',
  'admission',
  'pod',
  'gestational',
  'pregnancy',
]);

/** A counted day: "day 11", "POD 6", "postoperative day two", "d 22", "week 12", "day +42". */
export function readCountedDay(reading: Reading, t: number): Found | undefined {
  const form = formAt(reading, t);
  if (!COUNTED.has(form)) return undefined;
  let u = t + 1;
  if (formAt(reading, u) === '#' || formAt(reading, u) === '+' || isDash(formAt(reading, u))) u += 1;
  const number = readRange(reading, u);
  if (
    number === undefined ||
    number.isOrdinal ||
    number.approximate ||
    !Number.isInteger(number.value) ||
    number.value > 1000
  )
    return undefined;
  // "for 3 days 2 weeks", "per day 20 mg": the number belongs to what follows it.
  if (form.length === 1 && touchesNext(reading, t)) return undefined;
  if (timeUnitAt(reading, number.toToken, false) !== undefined || formAt(reading, number.toToken) === 'mg')
    return undefined;
  const unit = form === 'pod' ? 'day' : (timeUnitAt(reading, t, true) ?? 'day');
  const fromToken = eventFrom(reading, t);
  const days = Math.max(daysOf(number.value, unit), 0);
  if (number.valueHigh !== undefined && form.startsWith('d') && formAt(reading, number.toToken - 2) === 'to')
    return {
      fromToken,
      toToken: number.toToken,
      said: {
        type: 'duration',
        days: daysOf(number.valueHigh - number.value + 1, unit),
        iso8601duration: isoDuration([[number.valueHigh - number.value + 1, unit]]),
      },
    };
  return {
    fromToken,
    toToken: number.toToken,
    said: {
      type: 'date',
      relative: { iso8601duration: isoDuration([[number.value, unit]]), days, direction: 'after' },
    },
  };
}

/** An ordinal day: "the 7th postoperative day", "9th POD", "first day of life", "30th week". */
export function readOrdinalDay(reading: Reading, t: number): Found | undefined {
  const number = readNumber(reading, t);
  if (number === undefined || number.isOrdinal !== true) return undefined;
  let u = number.toToken;
  while (
    u < number.toToken + 4 &&
    (EVENTS.has(formAt(reading, u)) || isDash(formAt(reading, u))) &&
    formAt(reading, u) !== 'pod'
  )
    u += 1;
  const form = formAt(reading, u);
  if (!COUNTED.has(form) || form === 'd' || form.endsWith('s')) return undefined;
  const unit = form === 'pod' ? 'day' : (timeUnitAt(reading, u, false) ?? 'day');
  return {
    fromToken: t,
    toToken: u + 1,
    said: {
      type: 'date',
      relative: {
        iso8601duration: isoDuration([[number.value, unit]]),
        days: daysOf(number.value, unit),
        direction: 'after',
      },
    },
  };
}

function eventFrom(reading: Reading, t: number): number {
  let from = t;
  while (
    from > 0 &&
    from > t - 3 &&
    (EVENTS.has(formAt(reading, from - 1)) || isDash(formAt(reading, from - 1)))
  )
    from -= 1;
  return isDash(formAt(reading, from)) ? from + 1 : from;
}
