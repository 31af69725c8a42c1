import { z } from 'zod';
import { ConceptRefSchema } from './evidence.ts';

/** ISO 8601 duration, such as `P10Y` or `P2Y6M`. */
export const DurationSchema = z
  .string()
  .regex(
    /^P(?=\d|T)(\d+(\.\d+)?Y)?(\d+(\.\d+)?M)?(\d+(\.\d+)?W)?(\d+(\.\d+)?D)?(T(\d+(\.\d+)?H)?(\d+(\.\d+)?M)?(\d+(\.\d+)?S)?)?$/,
  );

/** ISO 8601 date to the precision the report gives: `2007`, `2007-06` or `2007-06-15`. */
export const DateSchema = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);

export const AgeSchema = z
  .object({
    iso8601duration: DurationSchema,
    years: z.number().nonnegative(),
    yearsHigh: z.number().optional(),
    /** The upper end of a range, as `yearsHigh`, where it was told as a duration of its own. */
    iso8601durationHigh: DurationSchema.optional(),
  })
  .readonly();
export type Age = z.infer<typeof AgeSchema>;

/**
 * When something was: at an age, on a date, or so long after (or before) an event that the report names. Other systems also tell a class
 * of a terminology ("Childhood onset") or the weeks of gestation.
 */
export const TimeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('age'), age: AgeSchema }).readonly(),
  z
    .object({
      kind: z.literal('date'),
      iso8601date: DateSchema,
      /** The last day, of a stretch of time. */
      iso8601dateEnd: DateSchema.optional(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('relative'),
      iso8601duration: DurationSchema,
      direction: z.enum(['after', 'before']),
      /** The event counted from, in the report's words or a concept's label; `presentation` where none is named. */
      event: z.string(),
    })
    .readonly(),
  z.object({ kind: z.literal('class'), concept: ConceptRefSchema }).readonly(),
  z
    .object({ kind: z.literal('gestation'), weeks: z.int().nonnegative(), days: z.int().min(0).max(6) })
    .readonly(),
]);
export type Time = z.infer<typeof TimeSchema>;

/** Mean days of each calendar unit in the Gregorian calendar. */
export const DAYS_BY_UNIT = { year: 365.2425, month: 30.436875, week: 7, day: 1, hour: 1 / 24 } as const;

const DURATION_PARTS =
  /^P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:[\d.]+M)?(?:[\d.]+S)?)?$/;

/** Days of an ISO 8601 duration with the mean length of years and months, minutes and seconds left out; undefined for what is none. */
export function daysOfIsoDuration(iso8601duration: string): number | undefined {
  if (!DurationSchema.safeParse(iso8601duration).success) return undefined;
  const [years, months, weeks, days, hours] = (DURATION_PARTS.exec(iso8601duration) ?? [])
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  return (
    (years ?? 0) * DAYS_BY_UNIT.year +
    (months ?? 0) * DAYS_BY_UNIT.month +
    (weeks ?? 0) * DAYS_BY_UNIT.week +
    (days ?? 0) * DAYS_BY_UNIT.day +
    (hours ?? 0) * DAYS_BY_UNIT.hour
  );
}

/** An age told as an ISO 8601 duration, or a range of two; undefined for what is no duration. */
export function ageOfIsoDuration(iso8601duration: string, high?: string): Age | undefined {
  const years = yearsOf(iso8601duration);
  if (years === undefined) return undefined;
  const yearsHigh = high === undefined ? undefined : yearsOf(high);
  return {
    iso8601duration,
    years,
    ...(yearsHigh !== undefined && high !== undefined && { yearsHigh, iso8601durationHigh: high }),
  };
}

/** Whole years and months are counted as on a calendar, so that `P2Y6M` is 2.5. */
function yearsOf(iso8601duration: string): number | undefined {
  const calendar = /^P(?:(\d+)Y)?(?:(\d+)M)?$/.exec(iso8601duration);
  const days = daysOfIsoDuration(iso8601duration);
  if (days === undefined) return undefined;
  const years =
    calendar === null ? days / DAYS_BY_UNIT.year : Number(calendar[1] ?? 0) + Number(calendar[2] ?? 0) / 12;
  return Math.round(years * 10_000) / 10_000;
}
