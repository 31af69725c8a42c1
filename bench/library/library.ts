/**
 * Import and search primitives of a library over made-up cases.
 *
 *     npx tsx bench/library/library.ts --cases 100000 [--folder DIR | --database-url URL] [--keep]
 *
 * A place that holds the cases already is not filled again. Figures are medians and 95th percentiles of fixed numbers of calls, beside the
 * processor time this process took for the median call: on a busy machine that is the figure to compare. For PGlite it is all there is; for
 * a server it is the client's share alone.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type ImportInput, openLibrary } from '../../src/library/index.ts';
import { randomOf, SYNTHETIC_INDEXER, syntheticCase, syntheticConcepts, zipf } from './synthetic-library.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '10000' },
    folder: { type: 'string' },
    'database-url': { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});
const caseCount = Number(values.cases);
const temporary = values.folder ?? mkdtempSync(path.join(tmpdir(), 'precedent-bench-'));
const place =
  values['database-url'] === undefined ? { folder: temporary } : { databaseUrl: values['database-url'] };

const cpuMs = (since: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};
const line = (name: string, figure: string) => console.log(`${name.padEnd(46)} ${figure}`);
const started = performance.now();
let library = await openLibrary(place, { indexer: SYNTHETIC_INDEXER, program: 'bench', user: 'bench' });
line(`open (${library.kind})`, `${(performance.now() - started).toFixed(0)} ms`);

const present = (await library.documentFrequencies([])).cases;
if (present < caseCount) {
  function* inputs(): Generator<ImportInput> {
    for (let number = present; number < caseCount; number += 1) {
      yield { source: `${number}.json`, case: JSON.parse(JSON.stringify(syntheticCase(number))) };
    }
  }
  const before = performance.now();
  const cpuBefore = process.cpuUsage();
  let step = 0;
  for await (const event of library.import(inputs())) {
    if (event.kind === 'failed') throw event.error;
    if (event.kind === 'progress' && event.tally.imported >= step) {
      step += 10_000;
      console.error(`${event.tally.imported} cases, ${((performance.now() - before) / 1000).toFixed(1)} s`);
    }
  }
  const seconds = (performance.now() - before) / 1000;
  line(
    'import',
    `${((caseCount - present) / seconds).toFixed(0)} cases/s (${seconds.toFixed(1)} s, statistics included); ${(cpuMs(cpuBefore) / (caseCount - present)).toFixed(2)} ms of processor time here a case`,
  );
  await library.close();
  const again = performance.now();
  library = await openLibrary(place, { indexer: SYNTHETIC_INDEXER, program: 'bench', user: 'bench' });
  line('open again', `${(performance.now() - again).toFixed(0)} ms`);
}

async function time(name: string, rounds: number, call: (round: number) => Promise<unknown>): Promise<void> {
  const first = performance.now();
  let consumed = await call(0);
  const coldMs = performance.now() - first;
  const ms: number[] = [];
  const cpu: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const before = performance.now();
    const cpuBefore = process.cpuUsage();
    consumed = await call(round);
    ms.push(performance.now() - before);
    cpu.push(cpuMs(cpuBefore));
  }
  ms.sort((a, b) => a - b);
  cpu.sort((a, b) => a - b);
  const medianCpu = (cpu[Math.floor(cpu.length / 2)] ?? 0).toFixed(1);
  const at = (share: number) => (ms[Math.min(ms.length - 1, Math.floor(ms.length * share))] ?? 0).toFixed(1);
  line(
    name,
    `median ${at(0.5)} ms, p95 ${at(0.95)} ms, cpu ${medianCpu} ms, first ${coldMs.toFixed(1)} ms; ${JSON.stringify(consumed).length} characters`,
  );
}

const random = randomOf(99);
const queries = Array.from({ length: 60 }, () => {
  const direct = syntheticConcepts(random);
  const all = new Set(direct);
  for (const id of direct) for (const above of SYNTHETIC_INDEXER.ancestors(id)) all.add(above);
  return { direct, all: [...all] };
});
const query = (round: number) => queries[round % queries.length] ?? { direct: [], all: [] };

await time('get', 50, (round) => library.get(`synthetic-${(round * 997) % caseCount}`));
await time('document frequencies of ~120', 50, (round) => library.documentFrequencies(query(round).all));
await time('cases with all of 3', 50, (round) =>
  library.casesWithAll(query(round).direct.slice(0, 3), { limit: 20 }),
);
await time('combinations of 4', 50, (round) => library.combinationCounts(query(round).direct.slice(0, 4)));
await time('combinations of 6', 30, (round) => library.combinationCounts(query(round).direct.slice(0, 6)));
await time('candidates by postings, 200 of ~120 concepts', 50, (round) =>
  library.candidatesByPostings(query(round).all.map((id) => ({ id, weight: 1 }))),
);
await time('vectors of 200', 30, async (round) =>
  library.vectors(
    Array.from({ length: 200 }, (_, place) => `synthetic-${(round * 211 + place * 37) % caseCount}`),
  ),
);
await time('candidates, then their vectors', 50, async (round) => {
  const { candidates } = await library.candidatesByPostings(
    query(round).all.map((id) => ({ id, weight: 1 })),
  );
  return await library.vectors(candidates.map(({ id }) => id));
});
await time('text, two words, best 20', 30, () =>
  library.rankByText(
    { phrases: [`w${(20 + zipf(random, 500)).toString(36)}`, `w${(20 + zipf(random, 500)).toString(36)}`] },
    { limit: 20 },
  ),
);
await time('text, any of four words, among candidates', 30, async (round) => {
  const among = Array.from(
    { length: 200 },
    (_, place) => `synthetic-${(round * 211 + place * 37) % caseCount}`,
  );
  return await library.rankByText({ phrases: ['w1', 'wa', 'w5k', 'w2r'], match: 'any' }, { among });
});
await time('filter, first page', 30, (round) =>
  library.list({
    where: `sex = female and age >= 30 and has ${query(round).direct[0] ?? ''} and year 2000..2020`,
  }),
);
await time('treatment facts of some 5,000 cases', 5, () =>
  library.treatmentFacts({ where: `year = 2001 and sex = female` }),
);
await time('subject facts of some 5,000 cases', 5, () => library.subjectFacts({ where: `year = 2001` }));
const stats = await library.stats();
line(
  'size',
  `${stats.cases} cases, ${(stats.database.bytes / 2 ** 20).toFixed(0)} MB, ${(process.memoryUsage().rss / 2 ** 20).toFixed(0)} MB of memory here`,
);
await library.close();
if (values.folder === undefined && !values.keep) rmSync(temporary, { recursive: true, force: true });
