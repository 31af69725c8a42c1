import type { ReportMention } from '../../../case/index.ts';

/** The days a date may mean, counted from 1970; a year means any of its days. */
export interface DayRange {
  readonly first: number;
  readonly last: number;
}

const DAY_MS = 86_400_000;

/** The days that an ISO date of any precision may mean. */
export function dayRange(iso8601date: string): DayRange {
  const [year, month, day] = iso8601date.split('-').map(Number);
  if (day !== undefined) {
    const at = Date.UTC(year, month - 1, day) / DAY_MS;
    return { first: at, last: at };
  }
  if (month !== undefined)
    return { first: Date.UTC(year, month - 1, 1) / DAY_MS, last: Date.UTC(year, month, 0) / DAY_MS };
  return { first: Date.UTC(year, 0, 1) / DAY_MS, last: Date.UTC(year, 11, 31) / DAY_MS };
}

/** A mention of a calendar date with the days it may mean. */
export interface Dated {
  readonly mention: ReportMention;
  readonly days: DayRange;
}

/** The calendar dates among mentions, in the order of the text. */
export function datesIn(mentions: readonly ReportMention[]): readonly Dated[] {
  return mentions.flatMap((mention) =>
    mention.type === 'date' && mention.iso8601date !== undefined && mention.isLoose === undefined
      ? [{ mention, days: dayRange(mention.iso8601date) }]
      : [],
  );
}

/** The year of an ISO date. */
export function yearOf(iso8601date: string): number {
  return Number(iso8601date.slice(0, 4));
}
