import { assertNever } from '../../errors.ts';
import { type Case, DAYS_BY_UNIT, daysOfIsoDuration, type Time } from '../../case/index.ts';
import { labelOf } from '../schema/reference.ts';
import type { CitedFact } from './cited-fact.ts';
import type { ConceptMatcher } from './concept-matcher.ts';
import type { Interval } from './interval.ts';
import type { StatedFact } from './stated-facts.ts';

/** Days from one fact's beginning to another's, as far as the report dates them, and the two facts. */
export interface TimeBetween {
  readonly days: Interval;
  readonly facts: readonly CitedFact[];
}

interface Dated {
  readonly time: Time;
  readonly cited: CitedFact;
}

/**
 * Every time between a fact of `from` and one of `to` that the case allows to be counted.
 *
 * Two dates, two ages, a latency that the case holds, or a time told as "so long after" the first fact. A date or age without a month
 * or day is the whole year.
 */
export function timesBetween(
  one: Case,
  facts: readonly StatedFact[],
  from: readonly string[],
  to: readonly string[],
  matcher: ConceptMatcher,
): readonly TimeBetween[] {
  const starts = datedFacts(one, facts, from, matcher);
  const ends = datedFacts(one, facts, to, matcher);
  const found: TimeBetween[] = [];
  for (const end of ends) {
    const told = toldSince(end, from);
    if (told !== undefined) found.push({ days: told, facts: [end.cited] });
    for (const start of starts) {
      const days = difference(start.time, end.time);
      if (days !== undefined) found.push({ days, facts: [start.cited, end.cited] });
    }
  }
  for (const { concept, status, latency } of one.conditions) {
    const isThem =
      latency !== undefined &&
      status === 'present' &&
      to.some((name) => matcher.isA(concept, name)) &&
      from.some((name) => matcher.isA(latency.from, name));
    if (isThem)
      found.push({
        days: { low: latency.years * DAYS_BY_UNIT.year, high: latency.years * DAYS_BY_UNIT.year },
        facts: [
          {
            says: `${concept.label} ${latency.years} y after ${latency.from.label}`,
            spans: latency.evidence.spans,
            origin: latency.evidence.origin,
          },
        ],
      });
  }
  return found;
}

function datedFacts(
  one: Case,
  facts: readonly StatedFact[],
  names: readonly string[],
  matcher: ConceptMatcher,
): readonly Dated[] {
  const stated = facts.flatMap(({ concept, status, begin, cited }) =>
    status === 'present' && begin !== undefined && names.some((name) => matcher.isA(concept, name))
      ? [{ time: begin, cited }]
      : [],
  );
  const given = one.treatments.flatMap(({ agent, class: above, status, start, evidence }) =>
    status === 'given' &&
    start !== undefined &&
    names.some((name) => matcher.isA(agent, name) || (above !== undefined && matcher.isA(above, name)))
      ? [{ time: start, cited: { says: agent.label, spans: evidence.spans, origin: evidence.origin } }]
      : [],
  );
  return [...stated, ...given];
}

function toldSince({ time }: Dated, from: readonly string[]): Interval | undefined {
  if (time.kind !== 'relative' || time.direction !== 'after') return undefined;
  const event = time.event.toLowerCase();
  if (!from.some((name) => event.includes(labelOf(name).toLowerCase()))) return undefined;
  const days = daysOfDuration(time.iso8601duration);
  return { low: days, high: days };
}

function difference(start: Time, end: Time): Interval | undefined {
  if (start.kind === 'relative' || end.kind === 'relative') {
    if (start.kind !== 'relative' || end.kind !== 'relative' || start.event !== end.event) return undefined;
    const days = signedDays(end) - signedDays(start);
    return { low: days, high: days };
  }
  if (start.kind !== end.kind || start.kind === 'class' || end.kind === 'class') return undefined;
  const a = daysOf(start);
  const b = daysOf(end);
  return { low: b.low - a.high, high: b.high - a.low };
}

function signedDays(time: Time & { readonly kind: 'relative' }): number {
  return daysOfDuration(time.iso8601duration) * (time.direction === 'after' ? 1 : -1);
}

/** Days since birth or since 1970, as a span of the precision that was written. */
function daysOf(time: Exclude<Time, { kind: 'relative' | 'class' }>): Interval {
  switch (time.kind) {
    case 'age': {
      const low = daysOfDuration(time.age.iso8601duration);
      const isWholeYears = /^P\d+Y$/.test(time.age.iso8601duration);
      return { low, high: low + (isWholeYears ? DAYS_BY_UNIT.year : 0) };
    }
    case 'date': {
      const { low, high } = daysOfDate(time.iso8601date);
      return { low, high: time.iso8601dateEnd === undefined ? high : daysOfDate(time.iso8601dateEnd).high };
    }
    case 'gestation': {
      const days = time.weeks * DAYS_BY_UNIT.week + time.days;
      return { low: days, high: days };
    }
    default:
      return assertNever(time);
  }
}

function daysOfDate(iso8601date: string): Interval {
  const [year, month, day] = iso8601date.split('-').map(Number);
  const low = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  const high =
    day !== undefined ? low : month !== undefined ? Date.UTC(year, month, 0) : Date.UTC(year, 11, 31);
  return { low: low / MILLISECONDS_A_DAY, high: high / MILLISECONDS_A_DAY };
}

const MILLISECONDS_A_DAY = 86_400_000;

function daysOfDuration(iso8601duration: string): number {
  return daysOfIsoDuration(iso8601duration) ?? 0;
}
