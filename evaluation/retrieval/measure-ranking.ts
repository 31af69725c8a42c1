import type { Individual } from './read-phenopackets.ts';
import type { Ranking } from './rankings.ts';

/** How well a ranking finds others with the same disease. */
export interface RankingScore {
  readonly queries: number;
  /** Mean reciprocal rank of the best-ranked with the same disease. */
  readonly mrr: number;
  /** Share of queries whose best-ranked has the same disease. */
  readonly p1: number;
  /** Mean share of the first ten with the same disease. */
  readonly p10: number;
  readonly secondsPerQuery: number;
}

const FIRST = 10;

/** Leaves each query out and ranks all others but those of its publication; equal scores are ordered by place in the file. */
export function measureRanking(
  individuals: readonly Individual[],
  queries: readonly number[],
  ranking: Ranking,
): RankingScore {
  const start = performance.now();
  let [mrr, p1, p10] = [0, 0, 0];
  for (const query of queries) {
    const { publication, disease } = individuals[query];
    const scores = ranking(query);
    const others = individuals.flatMap((one, i) => (one.publication === publication ? [] : [i]));
    const ranked = others.sort((a, b) => scores[b] - scores[a] || a - b);
    const rank = ranked.findIndex((i) => individuals[i].disease === disease) + 1;
    mrr += 1 / rank;
    p1 += rank === 1 ? 1 : 0;
    p10 += ranked.slice(0, FIRST).filter((i) => individuals[i].disease === disease).length / FIRST;
  }
  const n = queries.length;
  return {
    queries: n,
    mrr: mrr / n,
    p1: p1 / n,
    p10: p10 / n,
    secondsPerQuery: (performance.now() - start) / 1000 / n,
  };
}
