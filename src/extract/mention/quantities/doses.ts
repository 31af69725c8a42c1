import type { DoseMention } from '../mention.ts';
import { daysOf, timeUnitAt } from './durations.ts';
import { type MeasureRead, readMeasure } from './measures.ts';
import { readRange } from './numbers.ts';
import { type Found, formAt, isDash, type Reading, sentenceTo, skipDash } from './reading.ts';

type Dose = Omit<DoseMention, 'span' | 'sentence'>;
const INTERVAL_LEADS = new Set(['every', 'each', 'per', 'q']);
const NOT_A_DRUG = new Set([
  'test',
  'suppression',
  'computed',
  'ct',
  'tomography',
  'scan',
  'radiation',
  'irradiation',
  'hrct',
]);

/** A dose made of a measure in a unit of dose and what follows it: "20 mg/day", "900 mg orally twice a day", "75 mg/m2 d1, d8". */
export function doseOf(reading: Reading, measure: MeasureRead): Found | undefined {
  if (measure.role === 'form' && !reading.lexicon.doseForms.has(measure.quantity.unit ?? ''))
    return undefined;
  const rest = readRest(reading, measure.toToken);
  const perDay = rest.timesPerDay ?? ratePerDay(measure.quantity.unit);
  const said: Dose = {
    type: 'dose',
    quantity: measure.quantity,
    ...(perDay !== undefined && { timesPerDay: perDay }),
    ...(rest.route !== undefined && { route: rest.route }),
  };
  return { fromToken: measure.fromToken, toToken: rest.toToken, said };
}

/** A dose said in words: "low-dose", "twice daily", "three times a week"; "daily" by itself only beside a prescription. */
export function readDoseWord(reading: Reading, t: number): Found | undefined {
  const { tokens, lexicon } = reading;
  const limit = sentenceTo(reading, t);
  const match = lexicon.doses.at(tokens, t, limit);
  if (match === undefined) {
    const times = readTimes(reading, t);
    if (times === undefined) return undefined;
    // "seen every 3 months" is how often anything happens; only beside an amount is it how often a drug is given.
    if (INTERVAL_LEADS.has(formAt(reading, t))) return { fromToken: t, toToken: times.toToken };
    return { fromToken: t, toToken: times.toToken, said: { type: 'dose', timesPerDay: times.timesPerDay } };
  }
  switch (match.meaning.kind) {
    case 'amount': {
      for (let u = match.toToken; u < Math.min(limit, match.toToken + 3); u += 1)
        if (NOT_A_DRUG.has(formAt(reading, u))) return { fromToken: t, toToken: match.toToken };
      const measured = measureAfter(reading, match.toToken);
      if (measured !== undefined) return { ...measured, fromToken: t };
      return { fromToken: t, toToken: match.toToken, said: { type: 'dose' } };
    }
    case 'frequency':
      if (match.toToken === t + 1 || match.meaning.timesPerDay < 1) return undefined;
      if (
        formAt(reading, t) === 'a' ||
        formAt(reading, t) === 'per' ||
        formAt(reading, t) === 'at' ||
        formAt(reading, t) === 'in' ||
        formAt(reading, t) === 'every' ||
        formAt(reading, t) === 'each'
      )
        return undefined;
      return {
        fromToken: t,
        toToken: match.toToken,
        said: { type: 'dose', timesPerDay: match.meaning.timesPerDay },
      };
    default:
      return undefined;
  }
}

// "a total dose of 42 Gy": one dose.
function measureAfter(reading: Reading, t: number): Found | undefined {
  const measure = readMeasure(reading, formAt(reading, t) === 'of' ? t + 1 : t);
  return measure === undefined || (measure.role !== 'dose' && measure.role !== 'mass')
    ? undefined
    : doseOf(reading, measure);
}

interface Rest {
  readonly toToken: number;
  readonly timesPerDay?: number;
  readonly route?: NonNullable<DoseMention['route']>;
}

/** Route, frequency and the like after an amount; a comma may stand between, but not end it. */
function readRest(reading: Reading, from: number): Rest {
  const { tokens, lexicon } = reading;
  const limit = sentenceTo(reading, Math.max(from - 1, 0));
  let timesPerDay: number | undefined;
  let route: Rest['route'];
  let end = from;
  let t = from;
  while (t < limit) {
    if (
      t === end &&
      (formAt(reading, t) === ',' || formAt(reading, t) === '/' || isDash(formAt(reading, t)))
    ) {
      t += 1;
      continue;
    }
    const times = readTimes(reading, t);
    if (times !== undefined) {
      timesPerDay = times.timesPerDay;
      end = times.toToken;
    } else {
      const match = lexicon.doses.at(tokens, t, limit);
      if (match !== undefined && match.meaning.kind !== 'amount') {
        if (match.meaning.kind === 'frequency') timesPerDay = match.meaning.timesPerDay;
        if (match.meaning.kind === 'route') {
          // "40 mg, intravenous furosemide": the route belongs to the next drug.
          if (t > end) {
            const after = formAt(reading, match.toToken);
            if (
              after !== ',' &&
              after !== ')' &&
              after !== '.' &&
              after !== ';' &&
              lexicon.doses.at(tokens, match.toToken, limit) === undefined
            )
              break;
          }
          route = match.meaning.route;
        }
        end = match.toToken;
      } else {
        const day = cycleDay(reading, t);
        if (day === undefined) break;
        end = day;
      }
    }
    t = end;
  }
  return {
    toToken: end,
    ...(timesPerDay !== undefined && { timesPerDay }),
    ...(route !== undefined && { route }),
  };
}

/** "every 4 weeks", "per 6 hours", "q8h", "3 times a week": how often a day. */
function readTimes(reading: Reading, t: number): { timesPerDay: number; toToken: number } | undefined {
  const form = formAt(reading, t);
  if (INTERVAL_LEADS.has(form)) {
    const number = readRange(reading, t + 1);
    if (number === undefined || number.isOrdinal || number.value === 0) return undefined;
    const u = skipDash(reading, number.toToken);
    const unit = timeUnitAt(reading, u, true);
    return unit === undefined ? undefined : { timesPerDay: 1 / daysOf(number.value, unit), toToken: u + 1 };
  }
  const glued = form.startsWith('q') ? /^q(\d{1,2})(h|hr|hrs|d|w)$/.exec(form) : null;
  if (glued !== null && Number(glued[1]) > 0) {
    const days =
      glued[2] === 'w' ? Number(glued[1]) * 7 : glued[2] === 'd' ? Number(glued[1]) : Number(glued[1]) / 24;
    return { timesPerDay: 1 / days, toToken: t + 1 };
  }
  const number = form === 'times' ? undefined : readRange(reading, t);
  if (number === undefined || number.isOrdinal || number.approximate) return undefined;
  const u = skipDash(reading, number.toToken);
  if (formAt(reading, u) === 'hourly' && number.value > 0)
    return { timesPerDay: 24 / number.value, toToken: u + 1 };
  if (formAt(reading, u) !== 'times' && formAt(reading, u) !== 'time' && formAt(reading, u) !== '×')
    return undefined;
  const next = formAt(reading, u + 1);
  if (next === 'daily') return { timesPerDay: number.value, toToken: u + 2 };
  if (next === 'weekly') return { timesPerDay: number.value / 7, toToken: u + 2 };
  if (next !== 'a' && next !== 'per' && next !== 'each' && next !== 'every' && next !== '/') return undefined;
  const unit = timeUnitAt(reading, u + 2, true);
  // "18 times/min" is a rate of breath or pulse.
  return unit === undefined || unit === 'minute'
    ? undefined
    : { timesPerDay: number.value / daysOf(1, unit), toToken: u + 3 };
}

// "d1", "d1, d8": the days of a cycle.
function cycleDay(reading: Reading, t: number): number | undefined {
  return /^d\d{1,2}$/.test(formAt(reading, t)) ? t + 1 : undefined;
}

// A UCUM unit that ends per day, week or hour says how often, too: 20 mg/d is once a day in total.
function ratePerDay(ucum: string | undefined): number | undefined {
  if (ucum === undefined) return undefined;
  if (ucum.endsWith('/d')) return 1;
  if (ucum.endsWith('/wk')) return 1 / 7;
  if (ucum.endsWith('/mo')) return 1 / daysOf(1, 'month');
  return undefined;
}
