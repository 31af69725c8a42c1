import type { BriefAnswers } from '../brief/index.ts';
import type { Case, Condition } from '../case/index.ts';
import { type Filter, formatFilter } from '../library/index.ts';
import type { LibrarySources } from '../questions/answer.ts';
import { answerCohort } from '../questions/cohort/index.ts';
import { answerEvidence } from '../questions/evidence/index.ts';
import { answerMatch } from '../questions/match/index.ts';
import { termIdOf, type Vocabulary } from '../terminology/index.ts';

/** What a library answers about one case, for its brief. */
export type LibraryAnswers = Pick<BriefAnswers, 'match' | 'evidence' | 'cohort'>;

/** Concepts that gather cases: the condition, and what it comes with. */
interface Gathering {
  readonly condition: string;
  readonly among: string | undefined;
}

// Fewer patients say nothing together; the brief then asks about the next wider condition and says so.
const LEAST_PATIENTS = 8;
const MOST_ABOVE = 4;

/** Asks a library everything a brief has room for: the main condition among the underlying one, wider where hardly anyone has both. */
export async function askAboutCase(
  sources: LibrarySources,
  one: Case,
  today: string,
): Promise<LibraryAnswers> {
  const match = await answerMatch(sources, { asked: { case: one }, today });
  const own = one.conditions.filter(({ status, role }) => status === 'present' && role !== 'family');
  const narrow = gatheringOf(own);
  if (narrow === undefined) return { match };
  const chosen = await widen(sources, narrow, one.id);
  const { condition, among } = chosen;
  const isWidened = condition !== narrow.condition || among !== narrow.among;
  const label = (id: string) => sources.indexer.label(id) ?? id;
  const note = isWidened
    ? `fewer than ${LEAST_PATIENTS} patients here have ${label(narrow.condition)}${narrow.among === undefined ? '' : ` with ${label(narrow.among)}`}; asked more widely`
    : undefined;
  const noted = note === undefined ? {} : { note };
  const [evidence, cohort] = [
    await answerEvidence(sources, {
      condition,
      without: one.id,
      ...(among !== undefined && { among }),
      ...noted,
    }),
    await answerCohort(sources, { where: filterOf(chosen, one.id), ...noted }),
  ];
  return { match, evidence, cohort };
}

function gatheringOf(conditions: readonly Condition[]): Gathering | undefined {
  const idOf = (role: Condition['role']) =>
    conditions.find((condition) => condition.role === role && condition.concept.id !== undefined)?.concept.id;
  const condition = idOf('main') ?? idOf('underlying');
  if (condition === undefined) return undefined;
  const underlying = idOf('underlying');
  return { condition, among: underlying === condition ? undefined : underlying };
}

/** The narrowest gathering with enough patients: as asked, with ever wider conditions, at last without the underlying one. */
async function widen(
  { library, vocabulary }: LibrarySources,
  narrow: Gathering,
  without: string,
): Promise<Gathering> {
  const conditions = [narrow.condition, ...nearestAbove(vocabulary, narrow.condition)];
  const amongs =
    narrow.among === undefined
      ? [undefined]
      : [narrow.among, ...nearestAbove(vocabulary, narrow.among), undefined];
  const steps = conditions
    .flatMap((condition, i) => amongs.map((among, k) => ({ condition, among, steps: i + k })))
    .sort((a, b) => a.steps - b.steps);
  const unpooled = await library.unpooledCases();
  for (const { condition, among } of steps) {
    const where = filterOf({ condition, among }, without);
    const { patients } = await library.count(where);
    if (patients < LEAST_PATIENTS) continue;
    const counted = (await library.subjectFacts({ where })).filter(({ id }) => !unpooled.has(id));
    if (new Set(counted.map(({ patientId }) => patientId)).size >= LEAST_PATIENTS)
      return { condition, among };
  }
  return narrow;
}

function nearestAbove(vocabulary: Vocabulary, id: string): readonly string[] {
  const concept = vocabulary.find(termIdOf(id));
  if (concept === undefined) return [];
  // The top of a terminology gathers everything and says nothing.
  return [...vocabulary.ancestors(concept)]
    .filter((above) => vocabulary.ancestors(above).length > 1)
    .sort((a, b) => vocabulary.ancestors(b).length - vocabulary.ancestors(a).length)
    .slice(0, MOST_ABOVE)
    .map((above) => vocabulary.id(above));
}

function filterOf({ condition, among }: Gathering, without: string): string {
  const has = (concept: string): Filter => ({ kind: 'concept', relation: 'has', concept, start: 0 });
  const parts: Filter[] = [
    has(condition),
    ...(among === undefined ? [] : [has(among)]),
    { kind: 'compare', field: 'id', comparison: '!=', value: without },
  ];
  return formatFilter(parts.reduce((left, right) => ({ kind: 'and', left, right })));
}
