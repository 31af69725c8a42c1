import type { Case, CaseId, Span } from '../../case/index.ts';
import { type Filter, formatFilter } from '../../library/index.ts';
import type { LibrarySources } from '../answer.ts';
import { type AskedCase, askedCase } from './asked-case.ts';
import { chooseConcepts, noveltyClaim } from './choose-concepts.ts';
import type { PatientComparison } from './compare-patients.ts';
import { overlapsAmong } from './find-overlaps.ts';
import { casesWithConcepts } from './frequency-memory.ts';
import { natsOf } from './similarity.ts';

/** What a library says of a report that is being checked: less than `answerMatch`, and a tenth of its time. */
export interface LibraryComparison {
  readonly cases: number;
  readonly novelty?: {
    readonly claim: readonly Span[];
    readonly concepts: readonly string[];
    readonly found: readonly NearCase[];
    readonly foundCount: number;
  };
  /** Publications that may be of one patient and that nobody has judged. */
  readonly samePatient: readonly (NearCase & Pick<PatientComparison, 'agreeing' | 'disagreeing'>)[];
  /** The nearest cases whose text the library may keep. */
  readonly texts: readonly (NearCase & { readonly text: string })[];
  /** Sex, age to two years and main conditions, and how many cases share them all. */
  readonly combination?: { readonly facts: readonly string[]; readonly shared: number };
}

interface NearCase {
  readonly id: CaseId;
  readonly title?: string;
  readonly year?: number;
}

const NEAREST = 10;
const MOST_CONCEPTS = 24;
const MOST_FOUND = 5;
const RARE_SHARE = 0.05;
const AGE_ROOM_YEARS = 2;
const MOST_CONDITIONS = 2;

/** Asks for what a check compares: five queries, whatever the size of the library. */
export async function compareWithLibrary(sources: LibrarySources, one: Case): Promise<LibraryComparison> {
  const { library, indexer, versions } = sources;
  const { cases } = versions.library;
  if (cases === 0) return { cases, samePatient: [], texts: [] };
  const asked = askedCase(one, indexer);
  const casesById = await casesWithConcepts(library, versions.library, asked.direct, 'present');
  const nats = (id: string) => natsOf(casesById.get(id) ?? 0, cases);
  // Only the report's own concepts, the rarest: what nearly every case has brings nobody nearer.
  const weighted = [...asked.direct]
    .sort((a, b) => nats(b) - nats(a))
    .slice(0, MOST_CONCEPTS)
    .map((id) => ({ id, weight: nats(id) ** 2 }));
  const { candidates } = await library.candidatesByPostings(weighted, { exclude: [one.id], limit: NEAREST });
  const others = await library.getMany(candidates.map(({ id }) => id));
  const pairs = await library.listPairs({ id: one.id });
  const isRare = (label: string) => {
    const id = asked.direct.find((direct) => asked.labelById.get(direct) === label);
    return id !== undefined && nats(id) >= -Math.log(RARE_SHARE);
  };
  const novelty = await noveltyOf(sources, asked, one, nats);
  const combination = await combinationOf(sources, one);
  return {
    cases,
    ...(novelty !== undefined && { novelty }),
    samePatient: overlapsAmong(one, others, pairs, isRare)
      .filter(({ decided }) => decided === undefined)
      .map(({ id, title, year, agreeing, disagreeing }) => ({
        ...nearCase(id, title, year),
        agreeing,
        disagreeing,
      })),
    texts: others.flatMap((other) =>
      other.text === undefined ? [] : [{ ...nearCaseOf(other), text: other.text }],
    ),
    ...(combination !== undefined && { combination }),
  };
}

function nearCase(id: CaseId, title: string | undefined, year: number | undefined): NearCase {
  return { id, ...(title !== undefined && { title }), ...(year !== undefined && { year }) };
}

function nearCaseOf({ id, title, report }: Case): NearCase {
  return nearCase(id, title ?? report.citation.title, report.citation.year);
}

async function noveltyOf(
  { library, indexer }: LibrarySources,
  asked: AskedCase,
  one: Case,
  nats: (id: string) => number,
): Promise<LibraryComparison['novelty']> {
  const claim = noveltyClaim(one.claims);
  if (claim === undefined) return undefined;
  const chosen = chooseConcepts(asked, nats, indexer);
  // A claim that names one concept, or none that is the patient's, claims something that concepts do not express.
  if (chosen.from !== "the report's claim") return undefined;
  const { count, ids } = await library.casesWithAll(chosen.ids, { where: notItself(one), limit: MOST_FOUND });
  const found = await library.getMany(ids);
  return {
    claim: claim.evidence.spans,
    concepts: chosen.ids.map((id) => asked.labelById.get(id) ?? indexer.label(id) ?? id),
    found: found.map(nearCaseOf),
    foundCount: count,
  };
}

async function combinationOf(
  { library }: LibrarySources,
  one: Case,
): Promise<LibraryComparison['combination']> {
  const { sex, age } = one.subject;
  const conditions = one.conditions
    .filter(
      ({ status, role, concept }) =>
        status === 'present' && (role === 'main' || role === 'underlying') && concept.id !== undefined,
    )
    .slice(0, MOST_CONDITIONS);
  if (sex === undefined || age === undefined || conditions.length === 0) return undefined;
  const years = Math.floor(age.value.years);
  const parts: Filter[] = [
    { kind: 'compare', field: 'sex', comparison: '=', value: sex.value },
    {
      kind: 'range',
      field: 'age',
      low: String(Math.max(0, years - AGE_ROOM_YEARS)),
      high: String(years + AGE_ROOM_YEARS),
    },
    ...conditions.map(
      ({ concept }): Filter => ({ kind: 'concept', relation: 'has', concept: concept.id ?? '', start: 0 }),
    ),
  ];
  const where = formatFilter([...parts, notIt(one)].reduce((left, right) => ({ kind: 'and', left, right })));
  const { cases } = await library.count(where);
  return {
    facts: [
      sex.value,
      `aged ${Math.max(0, years - AGE_ROOM_YEARS)} to ${years + AGE_ROOM_YEARS}`,
      ...conditions.map(({ concept }) => concept.label),
    ],
    shared: cases,
  };
}

function notIt(one: Case): Filter {
  return { kind: 'compare', field: 'id', comparison: '!=', value: one.id };
}

function notItself(one: Case): string {
  return formatFilter(notIt(one));
}
