import { ageOfIsoDuration, type Time } from '../../case/index.ts';
import { assertNever } from '../../errors.ts';
import { UCUM } from './code-systems.ts';
import type { FhirQuantity } from './resources.ts';

/** A time as an element `onset[x]`, `abatement[x]`, `performed[x]` would hold it: one of these is set. */
export interface FhirTime {
  readonly dateTime?: string | undefined;
  readonly period?: { readonly start?: string | undefined; readonly end?: string | undefined } | undefined;
  readonly age?: FhirQuantity | undefined;
  readonly string?: string | undefined;
}

const AGE_UNITS = [
  ['a', /^P(\d+)Y$/, 'years'],
  ['wk', /^P(\d+)W$/, 'weeks'],
  ['d', /^P(\d+)D$/, 'days'],
  ['h', /^PT(\d+)H$/, 'hours'],
] as const;
const YEARS_AND_MONTHS = /^P(?:(\d+)Y)?(\d+)M$/;

/** A time as FHIR tells it: dates and simple ages by their own types, everything else in words that `readFhirTime` reads back. */
export function writeFhirTime(time: Time): FhirTime {
  switch (time.kind) {
    case 'date':
      return time.iso8601dateEnd === undefined
        ? { dateTime: time.iso8601date }
        : { period: { start: time.iso8601date, end: time.iso8601dateEnd } };
    case 'age': {
      const { iso8601duration, iso8601durationHigh } = time.age;
      if (iso8601durationHigh !== undefined)
        return { string: `age ${iso8601duration} to ${iso8601durationHigh}` };
      const age = writeAge(iso8601duration);
      return age === undefined ? { string: `age ${iso8601duration}` } : { age };
    }
    case 'relative':
      return { string: `${time.iso8601duration} ${time.direction} ${time.event}` };
    case 'gestation':
      return { string: `gestation ${time.weeks}+${time.days} weeks` };
    case 'class':
      return {
        string:
          time.concept.id === undefined ? time.concept.label : `${time.concept.label} (${time.concept.id})`,
      };
    default:
      return assertNever(time);
  }
}

/** A time of FHIR; undefined where nothing is told. Words of others become a class that has no id. */
export function readFhirTime({ dateTime, period, age, string }: FhirTime): Time | undefined {
  if (dateTime !== undefined) return dateOf(dateTime);
  if (period !== undefined) {
    const [start, end] = [dateOf(period.start), dateOf(period.end)];
    if (start?.kind !== 'date') return end;
    return end?.kind === 'date' ? { ...start, iso8601dateEnd: end.iso8601date } : start;
  }
  if (age?.value !== undefined) {
    const duration = readAge(age);
    const told = duration === undefined ? undefined : ageOfIsoDuration(duration);
    return told === undefined ? undefined : { kind: 'age', age: told };
  }
  return string === undefined || string.trim() === '' ? undefined : timeOfWords(string);
}

/** Undefined where FHIR's age, which is above 0 and has one unit, would not lead back to the same words. */
function writeAge(iso8601duration: string): FhirQuantity | undefined {
  for (const [code, form, unit] of AGE_UNITS) {
    const value = form.exec(iso8601duration)?.[1];
    if (value !== undefined) return checked({ value: Number(value), unit, system: UCUM, code });
  }
  const [, years = '0', months] = YEARS_AND_MONTHS.exec(iso8601duration) ?? [];
  return months === undefined
    ? undefined
    : checked({ value: Number(years) * 12 + Number(months), unit: 'months', system: UCUM, code: 'mo' });

  function checked(age: FhirQuantity): FhirQuantity | undefined {
    return age.value !== 0 && readAge(age) === iso8601duration ? age : undefined;
  }
}

function readAge({ value = 0, code, unit }: FhirQuantity): string | undefined {
  switch (code ?? unit) {
    case 'a':
    case 'years':
    case 'year':
      return Number.isInteger(value)
        ? `P${value}Y`
        : `P${Math.floor(value)}Y${Math.round((value % 1) * 12)}M`;
    case 'mo':
    case 'months':
      return value >= 12 ? `P${Math.floor(value / 12)}Y${value % 12}M` : `P${value}M`;
    case 'wk':
    case 'weeks':
      return `P${value}W`;
    case 'd':
    case 'days':
      return `P${value}D`;
    case 'h':
    case 'hours':
      return `PT${value}H`;
    default:
      return undefined;
  }
}

/** The day of a dateTime, to the precision that it has; the hour is let go. */
function dateOf(dateTime: string | undefined): Time | undefined {
  const iso8601date = /^\d{4}(-\d{2}(-\d{2})?)?/.exec(dateTime ?? '')?.[0];
  return iso8601date === undefined ? undefined : { kind: 'date', iso8601date };
}

function timeOfWords(words: string): Time {
  const [, low, high] = /^age (P\S+?)(?: to (P\S+))?$/.exec(words) ?? [];
  const age = low === undefined ? undefined : ageOfIsoDuration(low, high);
  if (age !== undefined) return { kind: 'age', age };
  const [, weeks, days] = /^gestation (\d+)\+(\d) weeks$/.exec(words) ?? [];
  if (weeks !== undefined) return { kind: 'gestation', weeks: Number(weeks), days: Number(days) };
  const [, duration, direction, event] = /^(P\S+) (after|before) ([\s\S]*)$/.exec(words) ?? [];
  if (duration !== undefined && ageOfIsoDuration(duration) !== undefined) {
    return {
      kind: 'relative',
      iso8601duration: duration,
      direction: direction === 'after' ? 'after' : 'before',
      event: event ?? '',
    };
  }
  const [, label, id] = /^([\s\S]+) \(([A-Za-z][\w.-]*:\S+)\)$/.exec(words) ?? [];
  return {
    kind: 'class',
    concept: label === undefined || id === undefined ? { label: words } : { id, label },
  };
}
