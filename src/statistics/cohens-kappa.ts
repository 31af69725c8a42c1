import type { Interval } from './proportion.ts';

/** Agreement of two raters beyond what chance would give. */
export interface Kappa {
  readonly n: number;
  readonly agreed: number;
  /** 1: they always agree; 0: as often as chance gives; undefined where chance alone would make them agree always, and without ratings. */
  readonly kappa: number | undefined;
  /** By the large-sample standard error; wide and rough for few ratings. */
  readonly interval: Interval | undefined;
}

// The standard normal's 97.5 % quantile.
const Z = 1.959964;

/**
 * Cohen's kappa of pairs of nominal ratings (Cohen 1960, doi 10.1177/001316446002000104), with the large-sample interval of the same paper.
 *
 * 20 both yes, 5 yes and no, 10 no and yes, 15 both no: kappa 0.4. Linear in the pairs.
 */
export function cohensKappa(pairs: readonly (readonly [string, string])[]): Kappa {
  const n = pairs.length;
  const agreed = pairs.filter(([a, b]) => a === b).length;
  if (n === 0) return { n, agreed, kappa: undefined, interval: undefined };
  const [first, second] = [countsOf(pairs.map(([a]) => a)), countsOf(pairs.map(([, b]) => b))];
  let byChance = 0;
  for (const [value, count] of first) byChance += (count / n) * ((second.get(value) ?? 0) / n);
  if (byChance >= 1) return { n, agreed, kappa: undefined, interval: undefined };
  const observed = agreed / n;
  const kappa = (observed - byChance) / (1 - byChance);
  const half = Z * Math.sqrt((observed * (1 - observed)) / (n * (1 - byChance) ** 2));
  return {
    n,
    agreed,
    kappa,
    interval: { low: Math.max(-1, kappa - half), high: Math.min(1, kappa + half), confidence: 0.95 },
  };
}

function countsOf(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
