import { DAYS_BY_UNIT } from '../../../case/index.ts';
import type { TimeUnit } from './lexicon.ts';
import { type NumberRead, readNumber, readRange } from './numbers.ts';
import { formAt, isDigits, type Reading, skipDash } from './reading.ts';

/** A stretch of time: one number and unit, or several ("2 years and 6 months"). */
export interface TimeRead {
  readonly days: number;
  readonly daysHigh?: number;
  readonly iso8601duration: string;
  readonly toToken: number;
  readonly unit: TimeUnit;
  readonly amount: number;
  readonly approximate?: true;
  readonly isPlural: boolean;
}

/** Longer than any time a case report counts; a guard against numbers that are no times. */
const MOST_DAYS = 100_000;
const DAYS: Record<TimeUnit, number> = {
  decade: DAYS_BY_UNIT.year * 10,
  year: DAYS_BY_UNIT.year,
  month: DAYS_BY_UNIT.month,
  fortnight: 14,
  week: DAYS_BY_UNIT.week,
  day: DAYS_BY_UNIT.day,
  hour: DAYS_BY_UNIT.hour,
  minute: DAYS_BY_UNIT.hour / 60,
};
const LETTER: Record<TimeUnit, string> = {
  decade: 'Y',
  year: 'Y',
  month: 'M',
  fortnight: 'W',
  week: 'W',
  day: 'D',
  hour: 'TH',
  minute: 'TM',
};

/** Days of an amount of a unit, by mean calendar lengths. */
export function daysOf(amount: number, unit: TimeUnit): number {
  return amount * DAYS[unit];
}

/** ISO 8601 duration of parts, largest first; half a year is `P6M`. */
export function isoDuration(parts: readonly (readonly [amount: number, unit: TimeUnit])[]): string {
  let date = '';
  let time = '';
  for (const [written, unit] of parts) {
    let amount = unit === 'decade' ? written * 10 : unit === 'fortnight' ? written * 2 : written;
    let letter = LETTER[unit];
    if (letter === 'Y' && !Number.isInteger(amount) && Number.isInteger(amount * 2)) {
      if (amount > 1) date += `${Math.floor(amount)}Y`;
      amount = 6;
      letter = 'M';
    }
    const digits = Number(amount.toFixed(4));
    if (letter.startsWith('T')) time += `${digits}${letter.slice(1)}`;
    else date += `${digits}${letter}`;
  }
  return `P${date}${time === '' ? '' : `T${time}`}`;
}

/** The unit of time at token `t`; a one-letter unit counts only where `allowShort`. */
export function timeUnitAt(reading: Reading, t: number, allowShort: boolean): TimeUnit | undefined {
  const form = formAt(reading, t);
  const known = reading.lexicon.timeUnits.get(form);
  if (known === undefined || (known.isShort && !allowShort)) return undefined;
  // "Figure 1D", "3D", "2H": a capital is no unit of time.
  if (form.length === 1 && reading.text[reading.tokens.startUtf16[t]] !== form) return undefined;
  return known.unit;
}

/** A number with a unit of time at token `t`: `6 months`, `two-year`, `2 years and 6 months`, `a week`. */
export function readTime(reading: Reading, t: number): TimeRead | undefined {
  const form = formAt(reading, t);
  const number = form === 'a' || form === 'an' ? readArticle(reading, t) : readRange(reading, t);
  if (number === undefined || number.isOrdinal) return undefined;
  const isDigit = isDigits(reading, t);
  const first = unitAfter(reading, number.toToken, isDigit);
  if (first === undefined) return undefined;
  let { toToken } = first;
  const { unit } = first;
  const parts: [number, TimeUnit][] = [[number.value, unit]];
  let days = daysOf(number.value, unit);
  if (number.valueHigh === undefined) {
    const half = andAHalf(reading, toToken);
    if (half !== undefined) {
      parts[0] = [number.value + 0.5, unit];
      days = daysOf(number.value + 0.5, unit);
      toToken = half;
    }
    let u = toToken;
    if (formAt(reading, u) === 'and' || formAt(reading, u) === ',') u += 1;
    const smaller = readNumber(reading, u);
    const second =
      smaller === undefined || smaller.isOrdinal ? undefined : unitAfter(reading, smaller.toToken, true);
    if (
      smaller !== undefined &&
      second !== undefined &&
      DAYS[second.unit] < DAYS[unit] &&
      !Number.isNaN(smaller.value)
    ) {
      parts.push([smaller.value, second.unit]);
      days += daysOf(smaller.value, second.unit);
      toToken = second.toToken;
    }
  }
  if (days <= 0 || days > MOST_DAYS) return undefined;
  return {
    days,
    ...(number.valueHigh !== undefined && { daysHigh: daysOf(number.valueHigh, unit) }),
    iso8601duration: isoDuration(parts),
    toToken,
    unit,
    amount: number.value,
    ...(number.approximate && { approximate: true as const }),
    isPlural: formAt(reading, first.toToken - 1).endsWith('s'),
  };
}

function unitAfter(
  reading: Reading,
  t: number,
  allowShort: boolean,
): { unit: TimeUnit; toToken: number } | undefined {
  let u = skipDash(reading, t);
  let unit = timeUnitAt(reading, u, allowShort);
  if (
    unit === undefined &&
    (formAt(reading, u) === 'consecutive' || formAt(reading, u) === 'full' || formAt(reading, u) === 'more')
  ) {
    u += 1;
    unit = timeUnitAt(reading, u, false);
  }
  return unit === undefined ? undefined : { unit, toToken: u + 1 };
}

function readArticle(reading: Reading, t: number): NumberRead | undefined {
  const form = formAt(reading, t);
  if (form !== 'a' && form !== 'an') return undefined;
  if (formAt(reading, t + 1) === 'few' || formAt(reading, t + 1) === 'couple')
    return readNumber(reading, t + 1);
  if (formAt(reading, t + 1) === 'half') return { value: 0.5, toToken: t + 2 };
  return timeUnitAt(reading, t + 1, false) === undefined ? undefined : { value: 1, toToken: t + 1 };
}

function andAHalf(reading: Reading, t: number): number | undefined {
  return formAt(reading, t) === 'and' && formAt(reading, t + 1) === 'a' && formAt(reading, t + 2) === 'half'
    ? t + 3
    : undefined;
}
