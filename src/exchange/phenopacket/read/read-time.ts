import { ageOfIsoDuration, type Time } from '../../../case/index.ts';
import type { NoteBook } from '../../notes.ts';
import type { TimeElement, TimeInterval } from '../phenopacket.ts';
import { readClass } from './read-class.ts';

/** A time of a phenopacket; undefined where there is none, or (noted) where it is no ISO 8601. The hour of a timestamp is let go. */
export function readTime(
  { age, ageRange, ontologyClass, timestamp, interval, gestationalAge }: TimeElement = {},
  notes: NoteBook,
): Time | undefined {
  if (age !== undefined) return readAge(age.iso8601duration, undefined, notes);
  if (ageRange?.start !== undefined)
    return readAge(ageRange.start.iso8601duration, ageRange.end?.iso8601duration, notes);
  if (ontologyClass !== undefined) {
    const concept = readClass(ontologyClass, notes);
    return concept === undefined ? undefined : { kind: 'class', concept };
  }
  if (timestamp !== undefined) return { kind: 'date', iso8601date: timestamp.slice(0, 10) };
  if (gestationalAge !== undefined) {
    const { weeks = 0, days = 0 } = gestationalAge;
    if (weeks >= 0 && days >= 0 && days <= 6) return { kind: 'gestation', weeks, days };
    notes.add('time-invalid', 'No gestational age', `${weeks} weeks ${days} days`);
    return undefined;
  }
  return interval === undefined ? undefined : dateOf(interval);
}

/** The days an interval begins and ends on. */
export function readInterval({ start, end }: TimeInterval): {
  readonly start?: string;
  readonly end?: string;
} {
  return {
    ...(start !== undefined && { start: start.slice(0, 10) }),
    ...(end !== undefined && { end: end.slice(0, 10) }),
  };
}

function readAge(duration = '', high: string | undefined, notes: NoteBook): Time | undefined {
  const age = ageOfIsoDuration(duration, high);
  if (age !== undefined) return { kind: 'age', age };
  notes.add('time-invalid', 'No ISO 8601 duration', duration === '' ? 'an empty one' : duration);
  return undefined;
}

/** A whole year or month is a date of that precision; anything else has a first and a last day. */
function dateOf(interval: TimeInterval): Time | undefined {
  const { start, end } = readInterval(interval);
  const first = start ?? end;
  if (first === undefined) return undefined;
  if (start === undefined || end === undefined) return { kind: 'date', iso8601date: first };
  const [year, month] = [start.slice(0, 4), start.slice(0, 7)];
  if (start === `${year}-01-01` && end === `${year}-12-31`) return { kind: 'date', iso8601date: year };
  const last = new Date(Date.UTC(Number(year), Number(start.slice(5, 7)), 0)).toISOString().slice(0, 10);
  if (start === `${month}-01` && end === last) return { kind: 'date', iso8601date: month };
  return { kind: 'date', iso8601date: start, iso8601dateEnd: end };
}
