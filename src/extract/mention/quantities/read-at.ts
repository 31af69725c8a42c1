import { assertNever } from '../../../errors.ts';
import { readAgeAtNumber, readAgeAtWord, readAgeWord, readDecade } from './ages.ts';
import { readCalendarDate, readCountedDay, readMonth, readOrdinalDay } from './dates.ts';
import { doseOf, readDoseWord } from './doses.ts';
import { readTime } from './durations.ts';
import { type MeasureRead, readDimensions, readMeasure } from './measures.ts';
import { type Found, formAt, isDash, isDigits, type Reading, touchesNext } from './reading.ts';
import { readSex } from './sexes.ts';
import { readNearTime, readTimeAtNumber, readVagueTime } from './times.ts';
import { isAnnounced, isBrief, readReferenceRange, readValueWord, valueOf } from './values.ts';

const FIGURES = new Set(['fig', 'figs', 'figure', 'figures', 'table', 'tables', 'ref', 'refs']);

/** What a number begins. */
export function readAtNumber(reading: Reading, t: number): Found | undefined {
  if (isLabel(reading, t)) return { fromToken: t, toToken: t + 1 };
  const date = readDecade(reading, t) ?? readCalendarDate(reading, t);
  if (date !== undefined) return date;
  const time = readTime(reading, t);
  return (
    readAgeAtNumber(reading, t, time) ??
    (time === undefined ? undefined : readTimeAtNumber(reading, t, time)) ??
    readOrdinalDay(reading, t) ??
    readDoseTimes(reading, t) ??
    readMeasured(reading, t)
  );
}

// "Figure 1", "Fig. 2D", "Table 3": the number of a figure.
function isLabel(reading: Reading, t: number): boolean {
  const before = formAt(reading, t - 1);
  return FIGURES.has(before === '.' || before === '\u200b' ? formAt(reading, t - 2) : before);
}

// "3 times a day" begins like any number.
function readDoseTimes(reading: Reading, t: number): Found | undefined {
  const next = formAt(reading, t + 1);
  return next === 'times' || next === 'time' ? readDoseWord(reading, t) : undefined;
}

function readMeasured(reading: Reading, t: number): Found | undefined {
  const dimensions = readDimensions(reading, t);
  if (dimensions !== undefined) return { fromToken: t, toToken: dimensions };
  const measure = readMeasure(reading, t);
  if (measure === undefined) return undefined;
  const nothing: Found = { fromToken: t, toToken: measure.toToken };
  const valueIf = (isValue: boolean): Found => (isValue ? valueOf(reading, measure) : nothing);
  switch (measure.role) {
    case 'value':
    case 'ratio':
    case 'rate':
      return valueOf(reading, measure);
    case 'form':
      return doseOf(reading, measure) ?? nothing;
    case 'dose':
      return isInRange(reading, measure) ? valueOf(reading, measure) : doseOf(reading, measure);
    case 'mass':
      return isMeasuredMass(reading, t, measure) ? valueOf(reading, measure) : doseOf(reading, measure);
    case 'volume':
    case 'size':
      return valueIf(isAnnounced(reading, t, 'number'));
    case 'time':
      return valueIf(isBrief(measure) && isDigits(reading, t));
    case 'bare':
      return isDigits(reading, t) && !isPartOfName(reading, t) && isAnnounced(reading, t, 'number')
        ? valueOf(reading, measure)
        : undefined;
    default:
      return assertNever(measure.role);
  }
}

// "CK-7", "9-tetrahydrocannabinol": a number that a hyphen ties to letters.
function isPartOfName(reading: Reading, t: number): boolean {
  const isTiedOn =
    touchesNext(reading, t) &&
    isDash(formAt(reading, t + 1)) &&
    touchesNext(reading, t + 1) &&
    !isDigits(reading, t + 2);
  const isTiedBack =
    touchesNext(reading, t - 1) && isDash(formAt(reading, t - 1)) && touchesNext(reading, t - 2);
  return isTiedOn || isTiedBack;
}

function isInRange(reading: Reading, { toToken }: MeasureRead): boolean {
  return readReferenceRange(reading, toToken) !== undefined;
}

// A mass is a dose unless it is of a body, excreted in a day, too small to be given, or compared with a reference range.
function isMeasuredMass(reading: Reading, t: number, measure: MeasureRead): boolean {
  const { unit, unitText = '' } = measure.quantity;
  return (
    unit === 'pg' ||
    unit === 'fg' ||
    unitText.includes('24') ||
    isAnnounced(reading, t, 'mass') ||
    isInRange(reading, measure)
  );
}

/** What a word may begin, as bits: a finder looks them up once per distinct word. */
export const BEGINS = {
  number: 1,
  month: 2,
  sex: 4,
  ageWord: 8,
  near: 16,
  age: 32,
  bracket: 64,
  article: 128,
  time: 256,
  numberWord: 512,
  phrase: 1024,
} as const;

/** What a word begins; `begins` are the bits of `BEGINS` for it. */
export function readAtWord(reading: Reading, t: number, begins: number): Found | undefined {
  if (begins === BEGINS.phrase) return readPhrase(reading, t);
  if (begins & BEGINS.article) return readAtArticle(reading, t);
  if (begins & BEGINS.bracket) return readReferenceOrSign(reading, t);
  if (begins & BEGINS.sex) return readSex(reading, t);
  if (begins & BEGINS.ageWord) return readAgeWord(reading, t);
  if (begins & BEGINS.age) return readAgeAtWord(reading, t);
  let found: Found | undefined;
  if (begins & BEGINS.month) found = readMonth(reading, t);
  if (begins & BEGINS.near) found ??= readNearTime(reading, t);
  if (begins & BEGINS.time) found ??= readCountedDay(reading, t) ?? readVagueTime(reading, t);
  if (begins & BEGINS.numberWord) found ??= readAtNumber(reading, t);
  return found ?? (begins & BEGINS.phrase ? readPhrase(reading, t) : undefined);
}

function readPhrase(reading: Reading, t: number): Found | undefined {
  return readDoseWord(reading, t) ?? readValueWord(reading, t) ?? bareReference(reading, t);
}

function readAtArticle(reading: Reading, t: number): Found | undefined {
  const time = readTime(reading, t);
  return time === undefined ? undefined : readTimeAtNumber(reading, t, time);
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
