import type { CaseId } from '../../case/index.ts';
import type { CaseVector, Library, SearchScope } from '../../library/index.ts';
import type { LibraryVersion } from '../answer.ts';
import type { AskedCase } from './asked-case.ts';
import { casesWithConcepts } from './frequency-memory.ts';
import { type Informativeness, natsOf, similarity, weigh } from './similarity.ts';

/** A case with its place in both rankings; the fused one orders. */
export interface RankedCase {
  readonly vector: CaseVector;
  readonly similarity: number;
  /** Place by concepts, counted from 1. */
  readonly conceptRank: number;
  /** Place by words; undefined where none of the words were found. */
  readonly textRank: number | undefined;
  readonly fused: number;
}

/** Cases like the one asked about, best first, and what their concepts are worth in this library. */
export interface Ranking {
  readonly ranked: readonly RankedCase[];
  readonly informativeness: Informativeness;
}

const CANDIDATES = 200;
const TEXT_CANDIDATES = 50;
const MOST_PHRASES = 8;
const FEWEST_PHRASES = 2;
/** Words are ranked case by case: of common ones, which say little, nothing but time would be spent. */
const MOST_WORDED_CASES = 500;
// Reciprocal rank fusion (Cormack, Clarke & Büttcher 2009, doi 10.1145/1571941.1572114). Their constant of 60 is for lists of a thousand; in a
// library of some hundred cases it makes the first and the fiftieth place nearly alike, and a few words found then outrank the disease.
// Concepts are read with their negations and words are not, so words count a quarter.
const FUSION = 20;
const TEXT_SHARE = 0.25;
// Not measured: the published individuals of evaluation/retrieval.md are compared by phenotype alone. [D]
const CONDITION_TIMES = 4;

/** Ranks the library's cases: candidates by postings and by words, then exactly by all their concepts. Five queries whatever its size. */
export async function rankCases(
  library: Library,
  version: LibraryVersion,
  asked: AskedCase,
  scope: SearchScope = {},
): Promise<Ranking> {
  const own = [...asked.direct, ...asked.inherited];
  const casesById = await casesWithConcepts(library, version, own, 'present');
  const nats = (id: string) => natsOf(casesById.get(id) ?? 0, version.cases);
  const direct = new Set(asked.direct);
  const weighted = own.map((id) => ({ id, weight: nats(id) * (direct.has(id) ? 1 : 0.1) }));
  const exclude = asked.case === undefined ? [] : [asked.case.id];
  const phrases = rarestFirst(asked.direct, casesById).map((id) => asked.labelById.get(id) ?? '');
  // Neither needs the other, and a server works at both at once.
  const [{ candidates }, { matches }] = await Promise.all([
    library.candidatesByPostings(weighted, { ...scope, exclude, limit: CANDIDATES }),
    library.rankByText({ phrases, match: 'any' }, { ...scope, exclude, limit: TEXT_CANDIDATES }),
  ]);
  const ids = [...new Set([...candidates, ...matches].map(({ id }) => id))];
  const vectors = await library.vectors(ids);
  const informativeness = await informativenessOf(library, version, asked, vectors);
  const textRankById = new Map(matches.map(({ id }, place) => [id, place + 1]));
  return {
    ranked: fuse(asked, vectors, withConditions(asked, informativeness), textRankById),
    informativeness,
  };
}

/** The concepts to look for by their words: the rarest, as long as they stand in few cases together, at least two. */
function rarestFirst(ids: readonly string[], casesById: ReadonlyMap<string, number>): readonly string[] {
  const cases = (id: string) => casesById.get(id) ?? 0;
  let together = 0;
  return [...ids]
    .sort((a, b) => cases(a) - cases(b))
    .slice(0, MOST_PHRASES)
    .filter((id, place) => {
      together += cases(id);
      return place < FEWEST_PHRASES || together <= MOST_WORDED_CASES;
    });
}

async function informativenessOf(
  library: Library,
  version: LibraryVersion,
  asked: AskedCase,
  vectors: readonly CaseVector[],
): Promise<Informativeness> {
  const all = [asked, ...vectors];
  const concepts = all.flatMap((one) => [...one.direct, ...one.inherited]);
  const negatives = all.flatMap((one) => one.excluded);
  const [present, excluded] = await Promise.all([
    casesWithConcepts(library, version, concepts, 'present'),
    casesWithConcepts(library, version, negatives, 'excluded'),
  ]);
  return {
    presentNats: (id) => natsOf(present.get(id) ?? 0, version.cases),
    excludedNats: (id) => natsOf(excluded.get(id) ?? 0, version.cases),
  };
}

/** A diagnosis that both reports name says more than a finding as rare: it stands for many findings that reports leave out. */
function withConditions(asked: AskedCase, informativeness: Informativeness): Informativeness {
  const conditions = new Set(
    asked.case?.conditions
      .filter(({ status, role }) => status === 'present' && (role === 'main' || role === 'underlying'))
      .map(({ concept }) => concept.id),
  );
  return {
    ...informativeness,
    presentNats: (id) => informativeness.presentNats(id) * (conditions.has(id) ? CONDITION_TIMES : 1),
  };
}

function fuse(
  asked: AskedCase,
  vectors: readonly CaseVector[],
  informativeness: Informativeness,
  textRankById: ReadonlyMap<CaseId, number>,
): readonly RankedCase[] {
  const here = weigh(asked, informativeness);
  return vectors
    .map((vector) => ({ vector, similarity: similarity(here, weigh(vector, informativeness)) }))
    .sort((a, b) => b.similarity - a.similarity || (a.vector.id < b.vector.id ? -1 : 1))
    .map((one, place) => {
      const textRank = textRankById.get(one.vector.id);
      const fused =
        1 / (FUSION + place + 1) + (textRank === undefined ? 0 : TEXT_SHARE / (FUSION + textRank));
      return { ...one, conceptRank: place + 1, textRank, fused };
    })
    .sort((a, b) => b.fused - a.fused);
}
