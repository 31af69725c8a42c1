/** A rank-sum test of two groups of numbers. */
export interface RankTest {
  /** U of the first group: pairs in which its number is larger, ties half. */
  readonly u: number;
  /** Two-sided. */
  readonly p: number;
  readonly method: 'exact' | 'normal approximation';
}

// Above this the table of exact counts grows large and the approximation is good; R's wilcox.test changes over at 50 too.
const EXACT_UP_TO = 50;

/**
 * The Mann–Whitney U test (Mann & Whitney 1947, doi 10.1214/aoms/1177730491), two-sided.
 *
 * Exact without ties and with at most 50 in each group; else by the normal approximation with corrections for ties and continuity.
 * Undefined where a group is empty or all numbers are equal.
 */
export function mannWhitney(first: readonly number[], second: readonly number[]): RankTest | undefined {
  const [m, n] = [first.length, second.length];
  if (m === 0 || n === 0) return undefined;
  const { rankSum, tieTerm } = ranksOf(first, second);
  const u = rankSum - (m * (m + 1)) / 2;
  if (tieTerm === 0 && m <= EXACT_UP_TO && n <= EXACT_UP_TO)
    return { u, p: exactP(u, m, n), method: 'exact' };
  const total = m + n;
  const variance = ((m * n) / 12) * (total + 1 - tieTerm / (total * (total - 1)));
  if (variance <= 0) return undefined;
  const z = Math.max(0, Math.abs(u - (m * n) / 2) - 0.5) / Math.sqrt(variance);
  return { u, p: Math.min(1, 2 * upperNormal(z)), method: 'normal approximation' };
}

function ranksOf(first: readonly number[], second: readonly number[]) {
  const all = [...first.map((value) => ({ value, own: 1 })), ...second.map((value) => ({ value, own: 0 }))];
  all.sort((a, b) => a.value - b.value);
  let rankSum = 0;
  let tieTerm = 0;
  for (let start = 0; start < all.length; ) {
    let end = start;
    let own = 0;
    while (end < all.length && all[end]?.value === all[start]?.value) {
      own += all[end]?.own ?? 0;
      end += 1;
    }
    rankSum += own * ((start + 1 + end) / 2);
    tieTerm += (end - start) ** 3 - (end - start);
    start = end;
  }
  return { rankSum, tieTerm };
}

/** Counts, rank by rank, the choices of m ranks out of m + n that give each U (only additions, so nothing cancels); the smaller tail twice. */
function exactP(u: number, m: number, n: number): number {
  const countsByChosen = Array.from({ length: m + 1 }, () => new Float64Array(m * n + 1));
  countsByChosen[0].set([1]);
  for (let rank = 1; rank <= m + n; rank += 1) {
    for (let chosen = Math.min(rank, m); chosen >= 1; chosen -= 1) {
      const below = rank - chosen;
      if (below > n) continue;
      const [counts, before] = [countsByChosen[chosen], countsByChosen[chosen - 1]];
      for (let k = below; k <= chosen * n; k += 1) counts[k] += before[k - below];
    }
  }
  const counts = countsByChosen[m];
  const total = counts.reduce((sum, count) => sum + count, 0);
  const nearer = Math.floor(Math.min(u, m * n - u));
  const tail = counts.subarray(0, nearer + 1).reduce((sum, count) => sum + count, 0);
  return Math.min(1, (2 * tail) / total);
}

/** Upper tail of the standard normal distribution for z ≥ 0, by Simpson's rule: 10 digits are plenty for a p. */
function upperNormal(z: number): number {
  const end = z + 12;
  const steps = 2000;
  const width = (end - z) / steps;
  let sum = 0;
  for (let i = 0; i <= steps; i += 1) {
    const x = z + i * width;
    const weight = i === 0 || i === steps ? 1 : i % 2 === 0 ? 2 : 4;
    sum += weight * Math.exp(-(x * x) / 2);
  }
  return (sum * width) / 3 / Math.sqrt(2 * Math.PI);
}
