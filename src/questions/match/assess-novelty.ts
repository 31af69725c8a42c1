import { type CaseId, type Claim, quoteAt, type Span } from '../../case/index.ts';
import { type Filter, formatFilter, type Library } from '../../library/index.ts';
import { termIdOf, type Vocabulary } from '../../terminology/index.ts';
import type { LibraryVersion, NamedConcept } from '../answer.ts';
import type { AskedCase } from './asked-case.ts';
import { type ChosenConcepts, noveltyClaim } from './choose-concepts.ts';
import { type CombinationsWithCases, keyOfConcepts, MOST_OF_A_SEARCH } from './count-combinations.ts';
import { namesToSearch, type SearchStrings, searchStrings } from './search-strings.ts';

/** One search that was made for precedents, in the library's filter language, so that it can be made again. */
export interface NoveltySearch {
  readonly how:
    | 'all concepts, each itself or a narrower one'
    | 'each concept as coded or in the words of title and text'
    | 'each concept replaced by the ones above it';
  readonly query: string;
  readonly cases: number;
  readonly caseIds: readonly CaseId[];
}

/** Cases that hold all but one of the concepts. */
export interface NearestMiss {
  readonly lacks: NamedConcept;
  readonly cases: number;
  readonly caseIds: readonly CaseId[];
}

/** Whether this library holds a case with all the concepts; never more than that. */
export interface Novelty {
  /** The report's own claim, in its words. */
  readonly claim:
    | { readonly words: string; readonly spans: readonly Span[]; readonly concepts: readonly string[] }
    | undefined;
  readonly verdict: 'precedents-found' | 'none-in-this-library' | 'nothing-to-search';
  /** The verdict as a sentence with its limits. */
  readonly statement: string;
  readonly concepts: readonly NamedConcept[];
  readonly conceptsFrom: ChosenConcepts['from'];
  /** ISO 8601. */
  readonly searchedOn: string;
  readonly casesSearched: number;
  readonly library: LibraryVersion;
  /** The narrowest first; the others show how it was widened. */
  readonly searches: readonly NoveltySearch[];
  readonly nearestMisses: readonly NearestMiss[];
  /** To go on in the literature; to be documented after PRISMA-S (Rethlefsen 2021, doi 10.1186/s13643-020-01542-z). */
  readonly searchStrings: SearchStrings;
}

const MOST_NAMES_AS_WORDS = 6;

/** Searches the library for cases that hold all the chosen concepts, wider and wider. A dozen queries. */
export async function assessNovelty(
  sources: { readonly library: Library; readonly vocabulary: Vocabulary; readonly version: LibraryVersion },
  asked: AskedCase,
  chosen: ChosenConcepts,
  labels: ReadonlyMap<string, string>,
  options: {
    readonly casesSearched: number;
    readonly searchedOn: string;
    /** Searches for all concepts, and for all but one, that the combinations have answered. */
    readonly counted: CombinationsWithCases['exactIds'];
  },
): Promise<Novelty> {
  const { library, vocabulary, version } = sources;
  const named = chosen.ids.map((id) => ({ id, label: labels.get(id) ?? id }));
  const names = named.map(({ id, label }) => namesToSearch(vocabulary, id, label));
  const isTreatment = (id: string) => !asked.direct.includes(id) && asked.treated.includes(id);
  const holds = (id: string): Filter => ({
    kind: 'concept',
    relation: isTreatment(id) ? 'treated' : 'has',
    concept: id,
    start: 0,
  });
  const others: Filter[] =
    asked.case === undefined
      ? []
      : [{ kind: 'compare', field: 'id', comparison: '!=', value: asked.case.id }];
  const search = async (parts: readonly Filter[], known?: { cases: number; caseIds: readonly CaseId[] }) => {
    const query = formatFilter(allOf([...parts, ...others]));
    if (known !== undefined) return { query, ...known };
    const { cases, ids } = await library.firstCases(query, MOST_OF_A_SEARCH);
    return { query, cases, caseIds: ids };
  };
  const countedOf = (ids: readonly string[]) => options.counted.get(keyOfConcepts(ids));
  const base = {
    claim: claimOf(asked),
    concepts: named,
    conceptsFrom: chosen.from,
    searchedOn: options.searchedOn,
    casesSearched: options.casesSearched,
    library: version,
    searchStrings: searchStrings(names),
  };
  if (named.length === 0) {
    const statement = 'Nothing was read of this case that could be searched for.';
    return { ...base, verdict: 'nothing-to-search', statement, searches: [], nearestMisses: [] };
  }
  // None needs another, and a server works at several at once.
  const [searches, nearestMisses] = await Promise.all([
    Promise.all([
      search(chosen.ids.map(holds), countedOf(chosen.ids)).then(
        as('all concepts, each itself or a narrower one'),
      ),
      search(
        chosen.ids.map((id, place) =>
          anyOf([
            holds(id),
            ...(names[place] ?? [])
              .slice(0, MOST_NAMES_AS_WORDS)
              .map((words): Filter => ({ kind: 'text', words })),
          ]),
        ),
      ).then(as('each concept as coded or in the words of title and text')),
      search(chosen.ids.map((id) => anyOf(widened(vocabulary, id).map(holds)))).then(
        as('each concept replaced by the ones above it'),
      ),
    ]),
    Promise.all(
      (named.length < 2 ? [] : named).map(async (lacks): Promise<NearestMiss> => {
        const rest = chosen.ids.filter((id) => id !== lacks.id);
        const { cases, caseIds } = await search(
          [...rest.map(holds), { kind: 'not', part: holds(lacks.id) }],
          countedOf(rest),
        );
        return { lacks, cases, caseIds };
      }),
    ),
  ]);
  const found = searches[0]?.cases ?? 0;
  const all = named.map(({ label }) => label).join(' ∧ ');
  const when = `searched on ${options.searchedOn}, ${options.casesSearched} cases`;
  return {
    ...base,
    verdict: found > 0 ? 'precedents-found' : 'none-in-this-library',
    statement:
      found > 0
        ? `${found} of ${options.casesSearched} cases in this library hold all of: ${all} (${when}).`
        : `No case in this library holds all of: ${all} (${when}). This says nothing of what is published elsewhere: search the literature too.`,
    searches,
    nearestMisses: nearestMisses.sort((a, b) => b.cases - a.cases),
  };
}

function as(how: NoveltySearch['how']) {
  return (made: Omit<NoveltySearch, 'how'>): NoveltySearch => ({ how, ...made });
}

function claimOf(asked: AskedCase): Novelty['claim'] {
  const claim: Claim | undefined = noveltyClaim(asked.case?.claims ?? []);
  if (claim === undefined) return undefined;
  const text = asked.case?.text;
  const { spans, note } = claim.evidence;
  const words =
    text === undefined || spans.length === 0
      ? (note ?? claim.concepts.map(({ label }) => label).join(' ∧ '))
      : spans.map((span) => quoteAt(text, span)).join(' … ');
  return { words, spans, concepts: claim.concepts.map(({ label }) => label) };
}

function widened(vocabulary: Vocabulary, id: string): readonly string[] {
  const concept = vocabulary.find(termIdOf(id));
  if (concept === undefined) return [id];
  // A parent at the top of its terminology ("all", "disease") is everything: the concept stays as it is.
  const parents = vocabulary.parents(concept).filter((parent) => vocabulary.ancestors(parent).length > 2);
  return [id, ...parents.map((parent) => vocabulary.id(parent) as string)];
}

function allOf(parts: readonly Filter[]): Filter {
  return parts.reduce((left, right) => ({ kind: 'and', left, right }));
}

function anyOf(parts: readonly Filter[]): Filter {
  return parts.reduce((left, right) => ({ kind: 'or', left, right }));
}
