import type { Case, CaseId } from '../../case/index.ts';
import type { AnswerVersions, LibrarySources, NamedConcept } from '../answer.ts';
import { askedCase, askedConcepts } from './asked-case.ts';
import { assessNovelty, type Novelty } from './assess-novelty.ts';
import { chooseConcepts } from './choose-concepts.ts';
import { type Combinations, countCombinations } from './count-combinations.ts';
import { type Explanation, explainMatch } from './explain-match.ts';
import { findOverlaps, type Overlap } from './find-overlaps.ts';
import { rankCases } from './rank-cases.ts';

/** A case of the library like the one asked about, and why it was found. */
export interface Precedent extends Explanation {
  readonly id: CaseId;
  readonly patientId: string;
  readonly title: string | undefined;
  readonly year: number | undefined;
  readonly doi: string | undefined;
  readonly pmid: string | undefined;
  readonly sex: string | undefined;
  readonly ageYears: number | undefined;
  /** What is shared of the information in both, less contradictions, at most 1; orders precedents within one answer. */
  readonly similarity: number;
  readonly conceptRank: number;
  readonly textRank: number | undefined;
}

/** Has this been reported before? */
export interface MatchAnswer {
  readonly precedents: readonly Precedent[];
  readonly combinations: Combinations;
  readonly novelty: Novelty;
  readonly overlaps: readonly Overlap[];
  /** Labels of every concept id in the answer. */
  readonly labels: Readonly<Record<string, string>>;
  readonly casesSearched: number;
  readonly versions: AnswerVersions;
}

/** What is asked, and how. */
export interface MatchQuestion {
  readonly asked: { readonly case: Case } | { readonly concepts: readonly string[] };
  /** Precedents to list, 10 unless given. */
  readonly limit?: number;
  /** ISO 8601 date, to be written beside the verdict. */
  readonly today: string;
}

const COMPARED_FOR_OVERLAP = 25;
const RARE_SHARE = 0.05;

/** Answers whether a library holds cases like this one. Some thirty queries; see bench/README.md for times. */
export async function answerMatch(sources: LibrarySources, question: MatchQuestion): Promise<MatchAnswer> {
  const { library, vocabulary, indexer, versions } = sources;
  const asked =
    'case' in question.asked
      ? askedCase(question.asked.case, indexer)
      : askedConcepts(question.asked.concepts, indexer);
  const { ranked, informativeness } = await rankCases(library, versions.library, asked);
  const nats = (id: string) => informativeness.presentNats(id);
  const chosen = chooseConcepts(asked, nats, indexer);
  const casesSearched = await countSearched(sources, asked.case);
  const precedents = ranked
    .slice(0, question.limit ?? 10)
    .map(({ vector, similarity, conceptRank, textRank }) => {
      const { id, patientId, title, year, doi, pmid, sex, ageYears } = vector;
      const explanation = explainMatch(asked, vector, informativeness, (one) => indexer.ancestors(one));
      return {
        id,
        patientId,
        title,
        year,
        doi,
        pmid,
        sex,
        ageYears,
        similarity,
        conceptRank,
        textRank,
        ...explanation,
      };
    });
  const known = await library.conceptLabels([...chosen.ids, ...precedents.flatMap(conceptsOf)]);
  const labels = new Map([
    ...known,
    ...chosen.ids.map((id) => [id, asked.labelById.get(id) ?? known.get(id) ?? id] as const),
  ]);
  const present = chosen.ids.filter((id) => asked.direct.includes(id));
  const isRare = (label: string) => {
    const id = asked.direct.find((one) => asked.labelById.get(one) === label);
    return id !== undefined && nats(id) >= -Math.log(RARE_SHARE);
  };
  const novelOf = async () => {
    const { answer, exactIds } = await countCombinations(
      library,
      present,
      casesSearched,
      asked.case === undefined ? [] : [asked.case.id],
    );
    const novelty = await assessNovelty(
      { library, vocabulary, version: versions.library },
      asked,
      chosen,
      labels,
      {
        casesSearched,
        searchedOn: question.today,
        // Where a treatment is among the concepts, the combinations are of fewer than the search asks for.
        counted: present.length === chosen.ids.length ? exactIds : new Map(),
      },
    );
    return { combinations: answer, novelty };
  };
  const [{ combinations, novelty }, overlaps] = await Promise.all([
    novelOf(),
    asked.case === undefined
      ? []
      : findOverlaps(
          library,
          asked.case,
          ranked.slice(0, COMPARED_FOR_OVERLAP).map(({ vector }) => vector.id),
          isRare,
        ),
  ]);
  return {
    precedents,
    combinations,
    novelty,
    overlaps,
    labels: Object.fromEntries(labels),
    casesSearched,
    versions,
  };
}

/** The case asked about does not count as its own precedent. */
async function countSearched({ library, versions }: LibrarySources, one: Case | undefined): Promise<number> {
  const all = versions.library.cases;
  if (one === undefined) return all;
  return (await library.vectors([one.id])).length > 0 ? all - 1 : all;
}

function conceptsOf(explanation: Explanation): readonly string[] {
  return [
    ...explanation.sharedExactly,
    ...explanation.sharedThroughAncestor.flatMap(({ here, there, ancestor }) => [here, there, ancestor]),
    ...explanation.bothExclude,
    ...explanation.onlyHere,
    ...explanation.onlyThere,
    ...explanation.contradicted.map(({ excluded }) => excluded),
  ];
}

/** The concepts of an answer by name. */
export function nameConcepts(
  ids: readonly string[],
  labels: Readonly<Record<string, string>>,
): readonly NamedConcept[] {
  return ids.map((id) => ({ id, label: labels[id] ?? id }));
}
