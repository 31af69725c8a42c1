import type { Case, CaseId } from '../../case/index.ts';
import { InputError } from '../../errors.ts';
import { type Filter, formatFilter, type TreatmentFacts } from '../../library/index.ts';
import { termIdOf } from '../../terminology/index.ts';
import type { AnswerVersions, LibrarySources, NamedConcept } from '../answer.ts';
import { groupTreatments, type TreatmentEvidence } from './group-treatments.ts';
import { type QuotedCase, quoteTreatments } from './quote-treatments.ts';

/** What was tried, in whom. */
export interface EvidenceQuestion {
  /** Cases that have this condition, itself or a narrower one. */
  readonly condition: string;
  /** Only those that also have this concept. */
  readonly among?: string;
  /** Only those that curator or authors labelled so, on the axis `type`. */
  readonly type?: string;
  /** Years of publication, both included. */
  readonly from?: number;
  readonly to?: number;
  /** By agent unless given. */
  readonly group?: 'agent' | 'class';
  /** Case to leave out: the one that is asked about. */
  readonly without?: string;
  /** How the question came about, to stand beside the answer. */
  readonly note?: string;
}

/** Evidence on one treatment with its names and sentences. */
export interface NamedTreatmentEvidence extends Omit<TreatmentEvidence, 'cases' | 'adverseEvents'> {
  readonly label: string;
  readonly adverseEvents: readonly (TreatmentEvidence['adverseEvents'][number] & NamedConcept)[];
  readonly cases: readonly QuotedCase[];
}

/** Was it tried, and did it work? */
export interface EvidenceAnswer {
  readonly condition: NamedConcept;
  readonly among: NamedConcept | undefined;
  /** The cases counted, in the library's filter language. */
  readonly where: string;
  readonly type: string | undefined;
  readonly note: string | undefined;
  readonly group: 'agent' | 'class';
  readonly cases: number;
  readonly patients: number;
  /** Records that a curator keeps out of counts, such as those of series. */
  readonly leftOut: readonly CaseId[];
  readonly treatments: readonly NamedTreatmentEvidence[];
  readonly level: { readonly scheme: string; readonly level: 4; readonly meaning: string };
  readonly cautions: readonly string[];
  readonly versions: AnswerVersions;
}

/** Single cases and case series stand at level 4 of the Oxford scheme for treatment questions (OCEBM Levels of Evidence Working Group 2011). */
const LEVEL = {
  scheme: 'OCEBM 2011',
  level: 4,
  meaning: 'case reports and case series',
} as const;
const CAUTIONS = [
  'Published cases over-report what is rare, severe or successful: a share among them is not a chance of response (publication bias).',
  'Treatments were not assigned at random, were often combined, and each report defines response in its own way.',
  'Each patient counts once; recurrence and worsening count as no response; without a reported response a patient is not evaluable.',
] as const;

/** Counts what was tried among the library's cases. Three queries, and one for the sentences; linear in the treatments of the cases. */
export async function answerEvidence(
  sources: LibrarySources,
  question: EvidenceQuestion,
): Promise<EvidenceAnswer> {
  const { library, vocabulary, indexer, versions } = sources;
  const where = formatFilter(filterOf(question));
  const [subjects, facts, unpooled] = await Promise.all([
    library.subjectFacts({ where }),
    library.treatmentFacts({ where }),
    library.unpooledCases(),
  ]);
  const ofType =
    question.type === undefined ? undefined : await casesOfType(sources, subjects, question.type);
  const counts = (id: CaseId) => !unpooled.has(id) && (ofType?.has(id) ?? true);
  const counted = subjects.filter(({ id }) => counts(id));
  const group = question.group ?? 'agent';
  const groups = groupTreatments(
    facts.filter(({ id }) => counts(id)),
    group === 'agent' ? ({ agent }) => agent : classOf,
  );
  const quote = await quoteTreatments(
    library,
    groups.flatMap(({ cases }) => cases),
  );
  const labels = await library.conceptLabels([
    ...groups.flatMap(({ id, adverseEvents }) => [id, ...adverseEvents.map((event) => event.id)]),
    ...[question.condition, question.among].filter((id) => id !== undefined),
  ]);
  const named = (id: string): NamedConcept => ({
    id,
    label: labels.get(indexer.currentId(id)) ?? labels.get(id) ?? id,
  });
  return {
    condition: named(question.condition),
    among: question.among === undefined ? undefined : named(question.among),
    where,
    type: question.type,
    note: question.note,
    group,
    cases: counted.length,
    patients: new Set(counted.map(({ patientId }) => patientId)).size,
    leftOut: subjects.filter(({ id }) => unpooled.has(id)).map(({ id }) => id),
    treatments: groups.map((one) => ({
      ...one,
      ...named(one.id),
      adverseEvents: one.adverseEvents.map((event) => ({ ...event, ...named(event.id) })),
      cases: one.cases.map(quote),
    })),
    level: LEVEL,
    cautions: CAUTIONS,
    versions,
  };

  /** The class that the report or a curator gave, else the nearest class above the agent, else the agent itself. */
  function classOf({ agent, class: given }: TreatmentFacts): string {
    if (given !== null) return given;
    const concept = vocabulary.find(termIdOf(agent));
    if (concept === undefined || vocabulary.kind(concept) === 'drug-class') return agent;
    const above = vocabulary.parents(concept).find((parent) => vocabulary.kind(parent) === 'drug-class');
    return above === undefined ? agent : vocabulary.id(above);
  }
}

function filterOf({ condition, among, from, to, without }: EvidenceQuestion): Filter {
  if (from !== undefined && to !== undefined && from > to)
    throw new InputError('period-reversed', `The period from ${from} to ${to} ends before it begins.`);
  const parts: Filter[] = [has(condition)];
  if (among !== undefined) parts.push(has(among));
  if (from !== undefined)
    parts.push({ kind: 'compare', field: 'year', comparison: '>=', value: String(from) });
  if (to !== undefined) parts.push({ kind: 'compare', field: 'year', comparison: '<=', value: String(to) });
  if (without !== undefined) parts.push({ kind: 'compare', field: 'id', comparison: '!=', value: without });
  return parts.reduce((left, right) => ({ kind: 'and', left, right }));
}

function has(concept: string): Filter {
  return { kind: 'concept', relation: 'has', concept, start: 0 };
}

/** Labels are in the documents alone, so asking for a type reads every document in scope. */
async function casesOfType(
  { library }: LibrarySources,
  subjects: readonly { readonly id: CaseId }[],
  type: string,
): Promise<ReadonlySet<CaseId>> {
  const documents = await library.getMany(subjects.map(({ id }) => id));
  return new Set(documents.filter((one) => isLabelled(one, type)).map(({ id }) => id));
}

function isLabelled({ curation }: Case, type: string): boolean {
  return curation?.labels.some(({ axis, value }) => axis === 'type' && value === type.toLowerCase()) === true;
}
