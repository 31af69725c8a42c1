import { incompleteBeta } from './incomplete-beta.ts';
import type { Interval } from './proportion.ts';

/** A group of numbers, always with how many there are. */
export interface NumberSummary {
  readonly n: number;
  readonly median: number;
  readonly lowerQuartile: number;
  readonly upperQuartile: number;
  readonly mean: number;
  /** Of a sample (n − 1); undefined for one number. */
  readonly standardDeviation: number | undefined;
  readonly low: number;
  readonly high: number;
  /** Exact interval of the median by order statistics, at least 95 %; undefined for fewer than six numbers, where there is none. */
  readonly medianInterval: Interval | undefined;
}

/** Median, quartiles (linear between ranks, type 7 of Hyndman & Fan 1996), mean and SD; undefined for no numbers. */
export function summariseNumbers(numbers: readonly number[]): NumberSummary | undefined {
  const sorted = [...numbers].sort((a, b) => a - b);
  const n = sorted.length;
  const [low] = sorted;
  const high = sorted.at(-1);
  if (low === undefined || high === undefined) return undefined;
  const mean = sorted.reduce((sum, x) => sum + x, 0) / n;
  const squares = sorted.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return {
    n,
    median: quantile(sorted, 0.5),
    lowerQuartile: quantile(sorted, 0.25),
    upperQuartile: quantile(sorted, 0.75),
    mean,
    standardDeviation: n > 1 ? Math.sqrt(squares / (n - 1)) : undefined,
    low,
    high,
    medianInterval: medianInterval(sorted),
  };
}

function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

/** The narrowest symmetric pair of order statistics that covers the median with at least 95 % (Conover 1999, section 3.2). */
function medianInterval(sorted: readonly number[]): Interval | undefined {
  const n = sorted.length;
  // P(X ≤ k) of a binomial with p = ½ is I_½(n − k, k + 1).
  const tail = (k: number) => incompleteBeta(0.5, n - k, k + 1);
  let rank = -1;
  while (rank + 1 < n / 2 && tail(rank + 1) <= 0.025) rank += 1;
  const low = sorted[rank];
  const high = sorted[n - 1 - rank];
  if (rank < 0 || low === undefined || high === undefined) return undefined;
  return { low, high, confidence: 1 - 2 * tail(rank) };
}
