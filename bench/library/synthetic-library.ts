import type { Case, CaseId } from '../../src/case/index.ts';
import type { ConceptIndexer } from '../../src/library/index.ts';

/** Concepts of the made-up terminology; a case is about 120 of them with ancestors. */
export const CONCEPT_COUNT = 20_000;
const BRANCHES = 4;
const DIRECT_CONCEPTS = 30;
const AGENTS = 200;
const WORDS = 5_000;
const WORDS_A_TEXT = 110;

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A rank below `count`, the n-th as often as 1/n (Zipf, exponent 1). */
export function zipf(random: () => number, count: number): number {
  return Math.min(count - 1, Math.floor((count + 1) ** random()) - 1);
}

const idOf = (concept: number) => `BENCH:${String(concept).padStart(7, '0')}`;

/** A word of its own and one that a few dozen others share, as labels of findings have. */
function labelOf(id: string): string {
  const number = Number(id.replace(/\D/g, ''));
  return `term${number} kind${number % 500}`;
}

// Ranks are spread over the tree, so that frequent concepts stand at every depth.
const conceptOfRank = (rank: number) => (rank * 7919 + 13) % CONCEPT_COUNT;

/** The terminology as a tree: concept n stands below (n - 1) / 4. */
export const SYNTHETIC_INDEXER: ConceptIndexer = {
  terminologies: [{ name: 'synthetic', version: '1', sha256: 'synthetic-1' }],
  currentId: (id) => id,
  ancestors: (id) => {
    if (!id.startsWith('BENCH:')) return [];
    const above: string[] = [];
    for (let at = Number(id.slice(6)); at > 0; ) {
      at = Math.floor((at - 1) / BRANCHES);
      above.push(idOf(at));
    }
    return above;
  },
  label: labelOf,
};

/** The concepts that a random case names. */
export function syntheticConcepts(random: () => number): readonly string[] {
  const concepts = new Set<number>();
  while (concepts.size < DIRECT_CONCEPTS) concepts.add(conceptOfRank(zipf(random, CONCEPT_COUNT)));
  return [...concepts].map(idOf);
}

/** Case `number` of the library with this seed. */
export function syntheticCase(number: number, seed = 1): Case {
  const random = randomOf(seed * 1_000_003 + number);
  const evidence = { origin: 'imported', spans: [] } as const;
  const refOf = (id: string) => ({ id, label: labelOf(id) });
  const [main = 'BENCH:0000001', ...findings] = syntheticConcepts(random);
  const words = Array.from({ length: WORDS_A_TEXT }, () => `w${zipf(random, WORDS).toString(36)}`);
  const ageYears = Math.floor(random() * 90);
  const responses = ['complete', 'partial', 'none', 'not-reported'] as const;
  return {
    id: `synthetic-${number}` as CaseId,
    schemaVersion: 1,
    title: words.slice(0, 8).join(' '),
    report: {
      citation: {
        doi: `10.5555/${number}`,
        year: 1980 + Math.floor(random() * 45),
        journal: `Journal ${zipf(random, 300)}`,
      },
    },
    subject: {
      sex: { value: random() < 0.5 ? 'female' : 'male', evidence },
      age: { value: { iso8601duration: `P${ageYears}Y`, years: ageYears }, evidence },
    },
    conditions: [{ concept: refOf(main), status: 'present', role: 'main', evidence }],
    findings: findings.map((id, place) => ({
      concept: refOf(id),
      status: place < 3 ? 'excluded' : 'present',
      evidence,
    })),
    measurements: [0, 1].map(() => ({
      analyte: refOf(`LAB:${zipf(random, 100)}`),
      quantity: { value: Math.round(random() * 1000) / 10, unit: 'mg/dL' },
      evidence,
    })),
    investigations: [],
    treatments: [0, 1].map((place) => ({
      kind: 'drug' as const,
      agent: refOf(`DRUG:${zipf(random, AGENTS)}`),
      status: 'given' as const,
      doses: [],
      regimen: place,
      response: { value: responses[Math.floor(random() * responses.length)] ?? 'none', evidence },
      adverseEvents: [],
      evidence,
    })),
    course: { outcome: { value: 'improved', evidence }, complications: [] },
    claims: [],
    issues: [],
    text: words.join(' '),
    versions: { program: 'bench', terminologies: [] },
  };
}
