import { natsOf, similarity, weigh } from '../../src/questions/match/index.ts';
import type { Individual } from './read-phenopackets.ts';

/** Scores every individual for one of them; larger is nearer. */
export type Ranking = (query: number) => Float64Array;

/** Our ranking, as `precedent match` computes it; without excluded findings where `withExcluded` is false. */
export function ourRanking(individuals: readonly Individual[], withExcluded: boolean): Ranking {
  const profiles = individuals.map((one) => (withExcluded ? one : { ...one, excluded: [] }));
  const present = countBy(profiles, ({ direct, inherited }) => [...direct, ...inherited]);
  const excluded = countBy(profiles, (one) => one.excluded);
  const informativeness = {
    presentNats: (id: string) => natsOf(present.get(id) ?? 0, profiles.length),
    excludedNats: (id: string) => natsOf(excluded.get(id) ?? 0, profiles.length),
  };
  const weighed = profiles.map((profile) => weigh(profile, informativeness));
  return (query) => Float64Array.from(weighed, (other) => similarity(weighed[query], other));
}

/** Jaccard index over the observed terms as coded. */
export function jaccardRanking(individuals: readonly Individual[]): Ranking {
  const sets = individuals.map(({ direct }) => new Set(direct));
  return (query) =>
    Float64Array.from(sets, (set) => {
      let shared = 0;
      for (const id of sets[query]) if (set.has(id)) shared += 1;
      return shared / (set.size + sets[query].size - shared || 1);
    });
}

/** Cosine over inverse document frequency, −ln(df / N), of the terms that `termsOf` gives. */
export function cosineRanking(
  individuals: readonly Individual[],
  termsOf: (one: Individual) => readonly string[],
): Ranking {
  const frequency = countBy(individuals, termsOf);
  const vectors = individuals.map(
    (one) =>
      new Map(termsOf(one).map((id) => [id, -Math.log((frequency.get(id) ?? 1) / individuals.length)])),
  );
  const lengths = vectors.map((vector) => Math.hypot(...vector.values()));
  return (query) =>
    Float64Array.from(vectors, (vector, other) => {
      let sum = 0;
      for (const [id, weight] of vectors[query]) if (vector.has(id)) sum += weight ** 2;
      return sum / (lengths[query] * lengths[other] || 1);
    });
}

/** Resnik's similarity (1995), averaged over the best match of each term in both directions (Köhler 2009). */
export function resnikRanking(
  individuals: readonly Individual[],
  ancestorsOf: (id: string) => readonly string[],
): Ranking {
  const terms = [...new Set(individuals.flatMap(({ direct }) => direct))];
  const place = new Map(terms.map((id, i) => [id, i]));
  const frequency = countBy(individuals, ({ direct, inherited }) => [...direct, ...inherited]);
  const below = new Map<string, number[]>();
  for (const [i, id] of terms.entries()) {
    for (const above of [id, ...ancestorsOf(id)]) below.set(above, [...(below.get(above) ?? []), i]);
  }
  const nats = (id: string) => -Math.log((frequency.get(id) ?? 1) / individuals.length);
  const common = new Float32Array(terms.length ** 2);
  // From the common to the rare, so that the most informative common ancestor is written last.
  for (const [id, rows] of [...below].sort(([a], [b]) => nats(a) - nats(b))) {
    const value = nats(id);
    for (const row of rows) for (const column of rows) common[row * terms.length + column] = value;
  }
  const coded = individuals.map(({ direct }) => direct.map((id) => place.get(id) ?? 0));
  return (query) =>
    Float64Array.from(coded, (other) => {
      const bestThere = new Float64Array(other.length);
      let here = 0;
      for (const row of coded[query]) {
        let best = 0;
        for (const [i, column] of other.entries()) {
          const value = common[row * terms.length + column];
          if (value > best) best = value;
          if (value > bestThere[i]) bestThere[i] = value;
        }
        here += best;
      }
      const there = bestThere.reduce((sum, value) => sum + value, 0);
      return (here / (coded[query].length || 1) + there / (other.length || 1)) / 2;
    });
}

function countBy<T>(all: readonly T[], idsOf: (one: T) => readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) for (const id of new Set(idsOf(one))) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
