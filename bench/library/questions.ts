/**
 * The questions to a library, over made-up cases: how their time grows with its size.
 *
 *     npx tsx bench/library/questions.ts --cases 10000 [--folder DIR | --database-url URL]
 *
 * The library is filled by `library.ts`, with the same `--folder` or `--database-url`; run that once before.
 */
import { parseArgs } from 'node:util';
import { openLibrary } from '../../src/library/index.ts';
import { type LibrarySources, libraryVersionOf } from '../../src/questions/answer.ts';
import { answerCohort } from '../../src/questions/cohort/index.ts';
import { answerEvidence } from '../../src/questions/evidence/index.ts';
import { answerMatch } from '../../src/questions/match/index.ts';
import type { Vocabulary } from '../../src/terminology/index.ts';
import { SYNTHETIC_INDEXER, syntheticCase } from './synthetic-library.ts';

const { values } = parseArgs({ options: { folder: { type: 'string' }, 'database-url': { type: 'string' } } });
const url = values['database-url'];
const place = url === undefined ? { folder: values.folder ?? 'bench-library' } : { databaseUrl: url };
const library = await openLibrary(place, { indexer: SYNTHETIC_INDEXER, program: 'bench', user: 'bench' });
const version = libraryVersionOf(await library.stats());
// The synthetic concepts have no names and no parents to widen to beyond what the indexer knows.
const vocabulary: Pick<Vocabulary, 'find'> = { find: () => undefined };
const sources: LibrarySources = {
  library,
  indexer: SYNTHETIC_INDEXER,
  vocabulary: vocabulary as Vocabulary,
  versions: { program: 'bench', terminologies: [], packs: [], library: version },
};
const ROUNDS = 20;

async function time(name: string, call: (round: number) => Promise<unknown>): Promise<void> {
  const ms: number[] = [];
  let consumed = 0;
  for (let round = 0; round <= ROUNDS; round += 1) {
    const before = performance.now();
    consumed += JSON.stringify(await call(round)).length;
    if (round > 0) ms.push(performance.now() - before);
  }
  ms.sort((a, b) => a - b);
  const at = (share: number) => (ms[Math.min(ms.length - 1, Math.floor(ms.length * share))] ?? 0).toFixed(1);
  process.stdout.write(
    `${name.padEnd(40)} median ${at(0.5)} ms, p95 ${at(0.95)} ms; ${consumed} characters\n`,
  );
}

process.stdout.write(`${version.cases} cases, ${library.kind}\n`);
await time('match, a whole case', (round) =>
  answerMatch(sources, { asked: { case: syntheticCase(round, 77) }, today: '2026-01-31' }),
);
await time('match, four concepts', (round) => {
  const concepts = syntheticCase(round, 78).findings.flatMap(({ concept }) => concept.id ?? []);
  return answerMatch(sources, { asked: { concepts: concepts.slice(3, 7) }, today: '2026-01-31' });
});
const common = 'BENCH:0000002';
await time('evidence, one frequent condition', () =>
  answerEvidence(sources, { condition: common, from: 2001, to: 2001 }),
);
await time('cohort, cases of one year', () => answerCohort(sources, { where: 'year = 2001' }));
await library.close();
