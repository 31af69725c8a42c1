import type { Time } from '../../../case/index.ts';
import { assertNever } from '../../../errors.ts';
import type { NoteBook } from '../../notes.ts';
import type { TimeElement, TimeInterval } from '../phenopacket.ts';
import type { ClassWriter } from './class-writer.ts';

/** A time of a case; undefined for one told from an event, for which a phenopacket has no place. */
export function writeTime(
  time: Time | undefined,
  of: string,
  classes: ClassWriter,
  notes: NoteBook,
): TimeElement | undefined {
  if (time === undefined) return undefined;
  switch (time.kind) {
    case 'age': {
      const { iso8601duration, iso8601durationHigh } = time.age;
      return iso8601durationHigh === undefined
        ? { age: { iso8601duration } }
        : {
            ageRange: {
              start: { iso8601duration },
              end: { iso8601duration: iso8601durationHigh },
            },
          };
    }
    case 'date':
      return isDay(time.iso8601date) && time.iso8601dateEnd === undefined
        ? { timestamp: firstMoment(time.iso8601date) }
        : { interval: writeInterval(time.iso8601date, time.iso8601dateEnd ?? time.iso8601date) };
    case 'class': {
      const ontologyClass = classes.write(time.concept);
      return ontologyClass === undefined ? undefined : { ontologyClass };
    }
    case 'gestation':
      return { gestationalAge: { weeks: time.weeks, days: time.days } };
    case 'relative':
      notes.add(
        'time-relative',
        'A phenopacket has no place for a time told from an event',
        `${of}, ${time.iso8601duration} ${time.direction} ${time.event}`,
      );
      return undefined;
    default:
      return assertNever(time);
  }
}

/** From the first moment of one date to the last day of another, each to the precision it has. */
export function writeInterval(start: string | undefined, end: string | undefined): TimeInterval {
  return {
    ...(start !== undefined && { start: firstMoment(start) }),
    ...(end !== undefined && { end: lastDay(end) }),
  };
}

function isDay(iso8601date: string): boolean {
  return iso8601date.length === 10;
}

function firstMoment(iso8601date: string): string {
  const [year, month = '01', day = '01'] = iso8601date.split('-');
  return `${year}-${month}-${day}T00:00:00Z`;
}

function lastDay(iso8601date: string): string {
  if (isDay(iso8601date)) return firstMoment(iso8601date);
  const [year, month = '12'] = iso8601date.split('-');
  return new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().replace('.000Z', 'Z');
}
