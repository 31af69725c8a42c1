import { logGamma } from './incomplete-beta.ts';

/** A fourfold table: rows are two groups, columns are with and without. */
export type FourfoldTable = readonly [readonly [number, number], readonly [number, number]];

// Tables as likely as the observed one must count in spite of rounding; R's fisher.test uses the same factor.
const ROUNDING = 1 + 1e-7;

/**
 * Two-sided p of Fisher's exact test: the sum of all tables with these margins that are no likelier than the observed one.
 *
 * Undefined where a row or column is empty: there is nothing to compare. Linear in the smallest margin. Fisher 1935, as in R's `fisher.test`.
 */
export function fisherExact([[a, b], [c, d]]: FourfoldTable): number | undefined {
  const withIt = a + c;
  const total = a + b + c + d;
  const first = a + b;
  if (first === 0 || c + d === 0 || withIt === 0 || withIt === total) return undefined;
  const logLikelihood = (x: number) =>
    logChoose(withIt, x) + logChoose(total - withIt, first - x) - logChoose(total, first);
  const observed = Math.exp(logLikelihood(a)) * ROUNDING;
  let p = 0;
  for (let x = Math.max(0, first - (total - withIt)); x <= Math.min(first, withIt); x += 1) {
    const likelihood = Math.exp(logLikelihood(x));
    if (likelihood <= observed) p += likelihood;
  }
  return Math.min(1, p);
}

function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}
