import { type Condition, DAYS_BY_UNIT, type Span, type Time } from '../../case/index.ts';
import { conceptKey } from './concept-of.ts';
import type { Onset } from './onsets.ts';
import { readAt } from './report-view.ts';

/** A condition with how its onset was told. */
export interface DatedCondition {
  readonly key: string;
  readonly condition: Condition;
  readonly onset?: Onset;
}

/**
 * Adds to each condition how long after another it began: as the report counts it ("ten years after the diagnosis of lupus"), or, for the
 * main condition, from the dates or ages of both.
 *
 * A time counted from another condition is the latency, and is not repeated as the onset.
 */
export function withLatencies(conditions: readonly DatedCondition[]): Condition[] {
  return conditions.map((one) => {
    const { condition, onset } = one;
    if (condition.status !== 'present' || onset === undefined) return condition;
    if (onset.from !== undefined && onset.time.kind === 'relative' && onset.time.direction === 'after') {
      const key = conceptKey(onset.from);
      const from = conditions.find((other) => other.key === key && other !== one);
      if (from === undefined) return condition;
      const { onset: _told, ...rest } = condition;
      return { ...rest, latency: latencyOf(isoToYears(onset.time.iso8601duration), from, [onset.words]) };
    }
    return condition.role === 'main' ? sinceUnderlying(one, onset, conditions) : condition;
  });
}

function sinceUnderlying(
  { condition }: DatedCondition,
  onset: Onset,
  conditions: readonly DatedCondition[],
): Condition {
  for (const from of conditions) {
    if (
      from.condition.role !== 'underlying' ||
      from.condition.status !== 'present' ||
      from.onset === undefined
    )
      continue;
    const years = yearsBetween(from.onset.time, onset.time);
    if (years !== undefined && years > 0)
      return { ...condition, latency: latencyOf(years, from, [from.onset.words, onset.words]) };
  }
  return condition;
}

function latencyOf(
  years: number,
  from: DatedCondition,
  words: readonly Span[],
): NonNullable<Condition['latency']> {
  return {
    iso8601duration: isoYears(years),
    years: round(years),
    from: from.condition.concept,
    evidence: { ...readAt(words), derivedBy: 'latency' },
  };
}

function yearsBetween(a: Time, b: Time): number | undefined {
  if (a.kind === 'date' && b.kind === 'date') return yearOf(b.iso8601date) - yearOf(a.iso8601date);
  if (a.kind === 'age' && b.kind === 'age') return b.age.years - a.age.years;
  return undefined;
}

function yearOf(iso8601date: string): number {
  const [year, month = '1', day = '1'] = iso8601date.split('-');
  return Number(year) + (Number(month) - 1) / 12 + (Number(day) - 1) / DAYS_BY_UNIT.year;
}

/** Years in an ISO 8601 duration of years, months, weeks and days. */
export function isoToYears(iso8601duration: string): number {
  const [date, time = ''] = iso8601duration.slice(1).split('T');
  const read = (text: string, letter: string): number =>
    Number(new RegExp(`(\\d+(?:\\.\\d+)?)${letter}`).exec(text)?.[1] ?? 0);
  const days =
    read(date, 'Y') * DAYS_BY_UNIT.year +
    read(date, 'M') * DAYS_BY_UNIT.month +
    read(date, 'W') * DAYS_BY_UNIT.week +
    read(date, 'D') +
    read(time, 'H') / 24;
  return days / DAYS_BY_UNIT.year;
}

/** To the month; shorter than a month to the day. */
function isoYears(years: number): string {
  const months = Math.round(years * 12);
  if (months === 0) return `P${Math.max(1, Math.round(years * DAYS_BY_UNIT.year))}D`;
  const whole = Math.floor(months / 12);
  const rest = months % 12;
  return `P${whole > 0 ? `${whole}Y` : ''}${rest > 0 ? `${rest}M` : ''}`;
}

function round(years: number): number {
  return Math.round(years * 100) / 100;
}
