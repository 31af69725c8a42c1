import { spanOf } from '../../../case/index.ts';
import { readTime, type TimeRead, timeUnitAt, daysOf, isoDuration } from './durations.ts';
import type { DateMention } from '../mention.ts';
import { type Found, formAt, isDash, type Reading, sentenceTo, skipDash } from './reading.ts';

/** Less is a time of day, not a date: "one hour later". */
const LEAST_DAYS_OF_A_DATE = 0.5;

/** A date or a duration that a number begins: "three months later", "2 weeks after surgery", "for 6 months", "a 2-year history". */
export function readTimeAtNumber(reading: Reading, t: number, time: TimeRead): Found {
  const { timeContext } = reading.lexicon;
  const before = beforeAt(reading, t);
  if (timeContext.rate.has(formAt(reading, t - 1))) return { fromToken: t, toToken: time.toToken };
  let u = time.toToken;
  if (formAt(reading, u) === "'" || formAt(reading, u) === '’') u += formAt(reading, u + 1) === 's' ? 2 : 1;
  u = skipDash(reading, u);
  const next = formAt(reading, u);
  if (timeContext.kind.has(next) || isAttribute(reading, time, u))
    return { fromToken: t, toToken: time.toToken };
  if (
    next === 'gestation' ||
    next === 'gestational' ||
    (next === 'of' &&
      ['gestation', 'pregnancy', 'gestational', 'amenorrhea'].includes(formAt(reading, u + 1)))
  )
    return relative(reading, t, next === 'of' ? u + 2 : u + 1, time, 'after', undefined);
  if (timeContext.spent.has(before) && next !== 'later')
    return duration(t, next === 'history' || next === 'period' ? u + 1 : time.toToken, time);
  if (timeContext.after.has(next) || next.startsWith('post'))
    return relative(reading, t, u + 1, time, 'after', next === 'later' ? undefined : u + 1);
  if (timeContext.before.has(next)) {
    const toToken = next === 'prior' && formAt(reading, u + 1) === 'to' ? u + 2 : u + 1;
    return relative(
      reading,
      t,
      u + 1,
      time,
      'before',
      next === 'before' || toToken === u + 2 ? toToken : undefined,
    );
  }
  if (next === 'of' && formAt(reading, u + 1) === 'life')
    return relative(reading, t, u + 2, time, 'after', undefined);
  const isHistory = next === 'history' || next === 'duration' || next === 'course' || next === 'period';
  if (isHistory) return duration(t, u + 1, time);
  if (timeContext.visit.has(next) && isDash(formAt(reading, time.toToken - 2)))
    return relative(reading, t, time.toToken, time, 'after', undefined);
  if (next === 'from' && before !== 'for' && before !== 'over')
    return relative(reading, t, u + 1, time, 'after', u + 1);
  if (timeContext.at.has(before) && !(before === 'in' && time.unit === 'minute')) {
    const isSpent = next === 'of' && before !== 'within' && before !== 'at';
    if (!isSpent) return relative(reading, t, time.toToken, time, 'after', undefined);
  }
  return duration(t, time.toToken, time);
}

/** "Past year", "last 3 months", "previous decade", "the next day": the words before the unit or number decide. */
export function readNearTime(reading: Reading, t: number): Found | undefined {
  const form = formAt(reading, t);
  const number = readTime(reading, t + 1);
  const lead = leadOf(reading, t);
  const isSpent =
    lead === 'for' || lead === 'over' || lead === 'during' || lead === 'since' || lead === 'throughout';
  if (number !== undefined) {
    if (
      form === 'next' ||
      form === 'following' ||
      form === 'subsequent' ||
      isSpent ||
      form === 'last' ||
      form === 'past' ||
      form === 'preceding' ||
      form === 'first' ||
      form === 'further'
    )
      return duration(t, number.toToken, number);
    return undefined;
  }
  const unit = timeUnitAt(reading, t + 1, false);
  if (unit === undefined || form === 'first' || form === 'further') return undefined;
  const days = daysOf(1, unit);
  const iso8601duration = isoDuration([[1, unit]]);
  if (isSpent || (formAt(reading, t + 1).endsWith('s') && formAt(reading, t + 2) !== 'of'))
    return {
      fromToken: t,
      toToken: t + 2,
      said: {
        type: 'duration',
        days,
        iso8601duration,
        ...(formAt(reading, t + 1).endsWith('s') && { approximate: true as const }),
      },
    };
  const direction = form === 'next' || form === 'following' || form === 'subsequent' ? 'after' : 'before';
  return {
    fromToken: t,
    toToken: t + 2,
    said: { type: 'date', relative: { days, iso8601duration, direction } },
  };
}

// "24-hour norepinephrine", "the 6-minute walk test": a time that says what kind of test.
function isAttribute(reading: Reading, time: TimeRead, next: number): boolean {
  if ((time.unit !== 'hour' && time.unit !== 'minute') || time.isPlural) return false;
  const hyphen = time.toToken - 2;
  const word = formAt(reading, next);
  return (
    isDash(formAt(reading, hyphen)) &&
    /^\p{L}/u.test(word) &&
    word !== 'history' &&
    word !== 'period' &&
    word !== 'duration' &&
    word !== 'course'
  );
}

function leadOf(reading: Reading, t: number): string {
  const form = formAt(reading, t - 1);
  return form === 'the' || form === 'his' || form === 'her' || form === 'a' || form === 'these'
    ? formAt(reading, t - 2)
    : form;
}

function beforeAt(reading: Reading, t: number): string {
  let u = t - 1;
  while (
    [
      'about',
      'approximately',
      'around',
      'nearly',
      'almost',
      'only',
      'just',
      '∼',
      '~',
      'least',
      'the',
      'a',
      'an',
      'over',
      'another',
    ].includes(formAt(reading, u)) &&
    u > t - 4
  ) {
    if (formAt(reading, u) === 'over') break;
    u -= 1;
  }
  return formAt(reading, u);
}

function duration(fromToken: number, toToken: number, time: TimeRead): Found {
  return {
    fromToken,
    toToken,
    said: {
      type: 'duration',
      iso8601duration: time.iso8601duration,
      days: time.days,
      ...(time.daysHigh !== undefined && { daysHigh: time.daysHigh }),
      ...(time.approximate && { approximate: true as const }),
    },
  };
}

function relative(
  reading: Reading,
  fromToken: number,
  toToken: number,
  time: TimeRead,
  direction: 'after' | 'before',
  anchorFrom: number | undefined,
): Found {
  if (time.days < LEAST_DAYS_OF_A_DATE) return { fromToken, toToken };
  const anchor = anchorFrom === undefined ? undefined : anchorAt(reading, anchorFrom);
  const said: Omit<DateMention, 'span' | 'sentence'> = {
    type: 'date',
    relative: { iso8601duration: time.iso8601duration, days: time.days, direction },
    ...(anchor !== undefined && { anchor }),
    ...(time.approximate && { approximate: true as const }),
  };
  return { fromToken, toToken, said };
}

/** The words that name the event counted from: up to six, to the end of their phrase. */
function anchorAt(reading: Reading, t: number): DateMention['anchor'] {
  const { tokens } = reading;
  const { timeContext } = reading.lexicon;
  const limit = Math.min(sentenceTo(reading, t), t + 6);
  let end = t;
  while (end < limit && !timeContext.stop.has(formAt(reading, end))) end += 1;
  return end === t ? undefined : spanOf(tokens.startUtf16[t], tokens.endUtf16[end - 1]);
}

/** "Months before the consultation", "years ago": a unit alone, counted from an event; at least two are meant. */
export function readVagueTime(reading: Reading, t: number): Found | undefined {
  const unit = timeUnitAt(reading, t, false);
  const form = formAt(reading, t);
  const next = formAt(reading, t + 1);
  if (unit === undefined || !form.endsWith('s')) return undefined;
  const isAfter = next === 'later';
  if (!isAfter && next !== 'ago' && next !== 'before' && next !== 'earlier' && next !== 'prior')
    return undefined;
  const relative = {
    days: daysOf(2, unit),
    iso8601duration: isoDuration([[2, unit]]),
    direction: isAfter ? ('after' as const) : ('before' as const),
  };
  return { fromToken: t, toToken: t + 2, said: { type: 'date', relative, approximate: true } };
}
