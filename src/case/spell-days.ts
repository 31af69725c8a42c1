import { DAYS_BY_UNIT } from './time.ts';

/** From how many of a unit on it is used: 59 days, 2 months, 24 months, 2 years. */
const FEWEST = 2;

/** A number of days as people say it: `365.24` as `12 months`, `6574.36` as `18 years`; a range with one unit where both ends have the same. */
export function spellDays(low: number, high: number = low): string {
  const [from, to] = [spell(low), spell(high)];
  if (from.unit !== to.unit) return `${from.n} ${named(from)} to ${to.n} ${named(to)}`;
  return from.n === to.n ? `${to.n} ${named(to)}` : `${from.n}–${to.n} ${named(to)}`;
}

interface Spelt {
  readonly n: number;
  readonly unit: 'day' | 'month' | 'year';
}

function spell(days: number): Spelt {
  if (days >= FEWEST * DAYS_BY_UNIT.year) return { n: rounded(days / DAYS_BY_UNIT.year), unit: 'year' };
  if (days >= FEWEST * DAYS_BY_UNIT.month) return { n: rounded(days / DAYS_BY_UNIT.month), unit: 'month' };
  return { n: rounded(days), unit: 'day' };
}

function rounded(n: number): number {
  return Number(n.toFixed(1));
}

function named({ n, unit }: Spelt): string {
  return n === 1 ? unit : `${unit}s`;
}
