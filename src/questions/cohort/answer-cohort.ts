import type { Case, CaseId } from '../../case/index.ts';
import type { ConceptResolver, ConditionFacts, SearchScope } from '../../library/index.ts';
import type { AnswerVersions, LibrarySources, NamedConcept } from '../answer.ts';
import { compareCohorts, type ComparedVariable } from './compare-cohorts.ts';
import { describeCohort, numbers, type NumberVariable, type Variable } from './describe-cohort.ts';

/** One group of cases, described. */
export interface Cohort {
  /** In the library's filter language; undefined for the whole library. */
  readonly where: string | undefined;
  readonly cases: number;
  readonly patients: number;
  readonly leftOut: readonly CaseId[];
  readonly variables: readonly Variable[];
}

/** What such cases share. */
export interface CohortAnswer {
  readonly cohort: Cohort;
  readonly note: string | undefined;
  /** The second cohort and the tests, where one was asked for. */
  readonly versus:
    | { readonly cohort: Cohort; readonly compared: readonly ComparedVariable[]; readonly note: string }
    | undefined;
  readonly versions: AnswerVersions;
}

/** Which cases, and what else to work out. */
export interface CohortQuestion {
  readonly where?: string;
  readonly versus?: string;
  readonly resolve?: ConceptResolver;
  /** How the question came about, to stand beside the answer. */
  readonly note?: string;
  /** Latency between the onsets of two conditions, beside the latencies that reports state. */
  readonly latency?: { readonly from: NamedConcept; readonly to: NamedConcept };
}

// Extent stands in documents alone; beyond this many cases reading them all would take seconds.
const MOST_DOCUMENTS = 500;
const NOT_CORRECTED =
  'p values are two-sided and not corrected for the number of comparisons; published cases are no sample of patients.';

/** Describes the cases a filter takes, and a second group beside them. Six queries a cohort; linear in the facts of its cases. */
export async function answerCohort(sources: LibrarySources, question: CohortQuestion): Promise<CohortAnswer> {
  const cohort = await cohortOf(sources, question.where, question);
  if (question.versus === undefined)
    return { cohort, note: question.note, versus: undefined, versions: sources.versions };
  const other = await cohortOf(sources, question.versus, question);
  return {
    cohort,
    note: question.note,
    versus: {
      cohort: other,
      compared: compareCohorts(cohort.variables, other.variables),
      note: NOT_CORRECTED,
    },
    versions: sources.versions,
  };
}

async function cohortOf(
  { library, indexer }: LibrarySources,
  where: string | undefined,
  { resolve, latency }: CohortQuestion,
): Promise<Cohort> {
  const scope: SearchScope = {
    ...(where !== undefined && { where }),
    ...(resolve !== undefined && { resolve }),
  };
  const [allSubjects, conditions, measurements, unpooled, sites] = await Promise.all([
    library.subjectFacts(scope),
    library.conditionFacts(scope),
    library.measurementFacts(scope),
    library.unpooledCases(),
    library.siteFacts(scope),
  ]);
  const isCounted = ({ id }: { readonly id: CaseId }) => !unpooled.has(id);
  const subjects = allSubjects.filter(isCounted);
  const ids = subjects.map(({ id }) => id);
  const documents = ids.length <= MOST_DOCUMENTS ? await library.getMany(ids) : undefined;
  const labels = await library.conceptLabels([
    ...new Set(measurements.map(({ analyte }) => analyte)),
    ...new Set(sites.flatMap((one) => one.sites)),
  ]);
  const label = (id: string) => labels.get(id) ?? id;
  const counted = conditions.filter(isCounted);
  const variables = describeCohort({
    subjects,
    conditions: counted,
    measurements: measurements.filter(isCounted).map((one) => ({ ...one, analyte: label(one.analyte) })),
    sitesById: new Map(sites.map((one) => [one.id, [...new Set(one.sites.map(label))]])),
    extentById: documents && new Map(documents.flatMap((one) => extentOf(one))),
  });
  const patients = new Set(subjects.map(({ patientId }) => patientId)).size;
  const between =
    latency === undefined
      ? []
      : [latencyBetween(counted, latency, patients, (id) => [id, ...indexer.ancestors(id)])];
  return {
    where,
    cases: subjects.length,
    patients,
    leftOut: allSubjects.filter((one) => !isCounted(one)).map(({ id }) => id),
    variables: [...variables, ...between],
  };
}

function extentOf(one: Case): readonly (readonly [string, string])[] {
  const labelled = one.curation?.labels.find(({ axis }) => axis === 'extent')?.value;
  const said =
    labelled ??
    one.findings.find(({ status, extent }) => status === 'present' && extent !== undefined)?.extent;
  return said === undefined ? [] : [[one.id, said]];
}

/** From the onset of one condition to that of another, where a report gives both as ages. */
function latencyBetween(
  conditions: readonly ConditionFacts[],
  { from, to }: { readonly from: NamedConcept; readonly to: NamedConcept },
  of: number,
  lineage: (id: string) => readonly string[],
): NumberVariable {
  const onsets = (target: string) =>
    new Map(
      conditions.flatMap(({ id, concept, status, onsetYears }) =>
        status === 'present' && onsetYears !== null && lineage(concept).includes(target)
          ? [[id, onsetYears] as const]
          : [],
      ),
    );
  const [starts, ends] = [onsets(from.id), onsets(to.id)];
  const observed = [...new Map(conditions.map(({ id, patientId }) => [id, patientId]))].flatMap(
    ([id, patientId]) => {
      const [start, end] = [starts.get(id), ends.get(id)];
      return start === undefined || end === undefined ? [] : [{ id, patientId, value: end - start }];
    },
  );
  return numbers(`latency from ${from.label} to ${to.label}`, 'years', of, observed);
}
