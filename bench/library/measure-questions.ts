import type { Library } from '../../src/library/index.ts';
import { type LibrarySources, libraryVersionOf } from '../../src/questions/answer.ts';
import { answerCohort } from '../../src/questions/cohort/index.ts';
import { answerEvidence } from '../../src/questions/evidence/index.ts';
import { answerMatch } from '../../src/questions/match/index.ts';
import type { Vocabulary } from '../../src/terminology/index.ts';
import { cpuMsSince } from './fill.ts';
import { randomOf, SYNTHETIC_INDEXER, syntheticCase, syntheticConcepts, zipf } from './synthetic-library.ts';

/** How long one thing takes. */
export interface Measured {
  readonly name: string;
  readonly medianMs: number;
  readonly p95Ms: number;
  /** Of this process, for the median call. */
  readonly cpuMs: number;
}

const TODAY = '2026-01-31';
const FIRST_YEAR = 1980;
const YEARS = 45;
const COHORT = 5_000;
const ROUNDS = 40;
const FEW_ROUNDS = 12;

// The synthetic concepts have no names and nothing to widen to beyond what the indexer knows.
const NO_VOCABULARY = { find: () => undefined } as unknown as Vocabulary;

/** Opens the library, asks once as a fresh program would, then measures the questions and the searches below them. */
export async function measureQuestions(
  open: () => Promise<Library>,
  size: number,
): Promise<readonly Measured[]> {
  const sourcesOf = async (library: Library): Promise<LibrarySources> => ({
    library,
    indexer: SYNTHETIC_INDEXER,
    vocabulary: NO_VOCABULARY,
    versions: {
      program: 'bench',
      terminologies: [],
      packs: [],
      library: libraryVersionOf(await library.state()),
    },
  });
  const measured: Measured[] = [];
  const time = async (name: string, rounds: number, call: (round: number) => Promise<unknown>) => {
    const [ms, cpu]: [number[], number[]] = [[], []];
    let consumed = 0;
    for (let round = 0; round <= rounds; round += 1) {
      const before = performance.now();
      const cpuBefore = process.cpuUsage();
      const answer = await call(round);
      const [tookMs, tookCpuMs] = [performance.now() - before, cpuMsSince(cpuBefore)];
      consumed += JSON.stringify(answer).length;
      // The first call compiles, unless it is the only one.
      if (round === 0 && rounds > 0) continue;
      ms.push(tookMs);
      cpu.push(tookCpuMs);
    }
    if (consumed < 0) throw new Error('Nothing was answered.');
    const at = (figures: number[], share: number) =>
      figures.sort((a, b) => a - b)[Math.min(figures.length - 1, Math.floor(figures.length * share))] ?? 0;
    measured.push({ name, medianMs: at(ms, 0.5), p95Ms: at(ms, 0.95), cpuMs: at(cpu, 0.5) });
  };
  let library: Library | undefined;
  await time('open, and the first `match`', 0, async () => {
    library = await open();
    return await answerMatch(await sourcesOf(library), {
      asked: { case: syntheticCase(1, 76) },
      today: TODAY,
    });
  });
  if (library === undefined) throw new Error('The library did not open.');
  const opened = library;
  const sources = await sourcesOf(opened);
  const random = randomOf(99);
  const queries = Array.from({ length: ROUNDS + 1 }, () => {
    const direct = syntheticConcepts(random);
    return {
      direct,
      all: [...new Set([...direct, ...direct.flatMap((id) => SYNTHETIC_INDEXER.ancestors(id))])],
    };
  });
  const query = (round: number) => queries[round] ?? { direct: [], all: [] };
  await time('`match`, a whole case', ROUNDS, (round) =>
    answerMatch(sources, { asked: { case: syntheticCase(round, 77) }, today: TODAY }),
  );
  await time('`match`, four concepts', ROUNDS, (round) =>
    answerMatch(sources, { asked: { concepts: query(round).direct.slice(3, 7) }, today: TODAY }),
  );
  await time('combinations of 4', ROUNDS, (round) =>
    opened.combinationCounts(query(round).direct.slice(0, 4)),
  );
  await time('combinations of 6', ROUNDS, (round) =>
    opened.combinationCounts(query(round).direct.slice(0, 6)),
  );
  await time('candidates, and their vectors', ROUNDS, async (round) => {
    const { candidates } = await opened.candidatesByPostings(
      query(round).all.map((id) => ({ id, weight: 1 })),
    );
    return await opened.vectors(candidates.map(({ id }) => id));
  });
  await time('text, two words', ROUNDS, () =>
    opened.rankByText(
      { phrases: [0, 1].map(() => `w${(20 + zipf(random, 500)).toString(36)}`) },
      { limit: 20 },
    ),
  );
  await time('cases with all of 3', ROUNDS, (round) =>
    opened.casesWithAll(query(round).direct.slice(0, 3), { limit: 20 }),
  );
  // So many years that some 5,000 cases were published in them.
  const to = FIRST_YEAR + Math.max(1, Math.min(YEARS, Math.round((COHORT * YEARS) / size))) - 1;
  await time(`\`evidence\` over some ${COHORT.toLocaleString('en')} cases, or all`, FEW_ROUNDS, () =>
    answerEvidence(sources, { condition: 'BENCH:0000000', from: FIRST_YEAR, to }),
  );
  await time(`\`cohort\` over some ${COHORT.toLocaleString('en')} cases, or all`, FEW_ROUNDS, () =>
    answerCohort(sources, { where: `year <= ${to}` }),
  );
  await time('state of the library', ROUNDS, () => opened.state());
  await opened.close();
  return measured;
}
