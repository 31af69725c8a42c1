import type { Case, ConceptRef, Time } from '../../case/index.ts';
import { contentHashesOf } from '../content-hash.ts';
import { caseNumberOf } from '../case-number.ts';
import type { ConceptIndexer } from './concept-indexer.ts';
import { type Lineage, lineagesOf } from './lineage.ts';

/** What a case is filed under: everything in the library that is computed from its document, concepts by id. */
export interface FiledCase {
  readonly caseId: string;
  readonly document: Case;
  readonly contentSha256: string;
  readonly factsSha256: string;
  /** Id → label of every concept named below, made when it is asked for. */
  readonly labelById: ReadonlyMap<string, string>;
  /** The same as a list; a concept may be in it more than once, its first label counts. */
  readonly concepts: readonly LabelledConcept[];
  readonly direct: readonly string[];
  readonly inherited: readonly string[];
  readonly excluded: readonly string[];
  readonly uncertain: readonly string[];
  readonly main: readonly string[];
  readonly treated: readonly string[];
  readonly sites: readonly string[];
  readonly investigated: readonly string[];
  readonly origin: 'curated' | 'imported' | 'read';
  readonly searchLabels: string;
  readonly searchText: string;
  readonly conditions: readonly FiledCondition[];
  readonly treatments: readonly FiledTreatment[];
  readonly measurements: readonly FiledMeasurement[];
}

/** A concept with the label it is shown by. */
export interface LabelledConcept {
  readonly id: string;
  readonly label: string;
}

/** A condition as it is filed, relatives' included. */
export interface FiledCondition {
  readonly concept: string;
  readonly role: string;
  readonly status: string;
  readonly onsetYears: number | null;
  readonly latencyYears: number | null;
  readonly latencyFrom: string | null;
}

/** A treatment as it is filed. `combined`: given in one regimen with others. */
export interface FiledTreatment {
  readonly agent: string;
  readonly class: string | null;
  readonly kind: string;
  readonly status: string;
  readonly response: string;
  readonly regimen: number | null;
  readonly combined: boolean;
  readonly durationDays: number | null;
  readonly doseValue: number | null;
  readonly doseUnit: string | null;
  readonly timesPerDay: number | null;
  readonly indication: string | null;
  readonly adverse: readonly string[];
}

/** A measurement as it is filed. */
export interface FiledMeasurement {
  readonly analyte: string;
  readonly value: number | null;
  readonly valueHigh: number | null;
  readonly unit: string | null;
  readonly interpretation: string | null;
}

// A tsvector may not pass 1 MB (PostgreSQL manual, 12.11 Limitations): at most 600,000 bytes of UTF-8 stay below with their positions.
const MAX_SEARCH_TEXT_UTF16 = 200_000;

/**
 * Works out where a case is filed: filter columns, concepts with all ancestors, facts in rows, words for the text index.
 *
 * Present are findings, findings of investigations, complications, and the patient's own conditions (a relative's are not). Excluded
 * concepts are kept without ancestors: "no rash" says nothing of skin disease. A concept without an id is filed as `label:` and its label.
 */
export function fileCase(document: Case, indexer: ConceptIndexer): FiledCase {
  const lineages = lineagesOf(indexer);
  const concepts: LabelledConcept[] = [];
  const lineageOf = (ref: ConceptRef): Lineage => {
    const lineage = lineages.of(ref.id ?? `label:${ref.label.toLowerCase()}`);
    concepts.push(labelled(lineage, ref.label));
    return lineage;
  };
  const idOf = (ref: ConceptRef): string => lineageOf(ref).id;
  const withAncestors = (refs: readonly ConceptRef[]) => {
    const named = [...new Set(refs.map(lineageOf))];
    const above = lineages.above(named);
    for (const lineage of above) concepts.push(labelled(lineage, lineage.id));
    const direct = named.map(({ id }) => id);
    const inherited = above.map(({ id }) => id);
    return { direct, inherited, all: [...direct, ...inherited] };
  };
  const own = document.conditions.filter(({ role }) => role !== 'family');
  const observed = [
    ...document.findings,
    ...document.investigations.flatMap(({ findings }) => findings),
    ...own,
  ];
  const refsOf = (status: 'present' | 'excluded' | 'unknown') =>
    observed.filter((fact) => fact.status === status).map(({ concept }) => concept);
  const presentRefs = [...refsOf('present'), ...document.course.complications.map(({ concept }) => concept)];
  const given = document.treatments.filter(({ status }) => status === 'given');
  const treatedRefs = given.flatMap((treatment) => [
    treatment.agent,
    ...(treatment.class ? [treatment.class] : []),
  ]);
  const siteRefs = [...document.findings, ...document.investigations].flatMap(({ sites }) => sites ?? []);
  const present = withAncestors(presentRefs);
  const combined = combinedRegimens(given);
  return {
    caseId: caseNumberOf(document.id),
    document,
    ...contentHashesOf(document),
    concepts,
    get labelById() {
      // From the end, so that the first label of a concept is the one that stays.
      return new Map(concepts.toReversed().map(({ id, label }) => [id, label]));
    },
    direct: present.direct,
    inherited: present.inherited,
    excluded: [...new Set(refsOf('excluded').map(idOf))],
    uncertain: [...new Set(refsOf('unknown').map(idOf))],
    main: withAncestors(
      own.filter(({ role, status }) => role === 'main' && status === 'present').map(({ concept }) => concept),
    ).all,
    treated: withAncestors(treatedRefs).all,
    sites: withAncestors(siteRefs).all,
    investigated: withAncestors([
      ...document.investigations.map(({ modality }) => modality),
      ...document.measurements.map(({ analyte }) => analyte),
    ]).all,
    origin: originOf(document),
    searchLabels: [...new Set([...presentRefs, ...treatedRefs].map(({ label }) => label))].join(' . '),
    searchText: (document.text ?? '').slice(0, MAX_SEARCH_TEXT_UTF16),
    conditions: document.conditions.map((condition) => ({
      concept: idOf(condition.concept),
      role: condition.role,
      status: condition.status,
      onsetYears: ageYears(condition.onset),
      latencyYears: condition.latency?.years ?? null,
      latencyFrom: condition.latency === undefined ? null : idOf(condition.latency.from),
    })),
    treatments: document.treatments.map((treatment) => ({
      agent: idOf(treatment.agent),
      class: treatment.class === undefined ? null : idOf(treatment.class),
      kind: treatment.kind,
      status: treatment.status,
      response: treatment.response.value,
      regimen: treatment.regimen ?? null,
      combined: treatment.regimen !== undefined && combined.has(treatment.regimen),
      durationDays: treatment.duration?.days ?? null,
      doseValue: treatment.doses[0]?.quantity?.value ?? null,
      doseUnit: treatment.doses[0]?.quantity?.unit ?? null,
      timesPerDay: treatment.doses[0]?.timesPerDay ?? null,
      indication: treatment.indication === undefined ? null : idOf(treatment.indication),
      adverse: [...new Set(treatment.adverseEvents.map(({ concept }) => idOf(concept)))],
    })),
    measurements: document.measurements.map(({ analyte, quantity, interpretation }) => ({
      analyte: idOf(analyte),
      value: quantity?.value ?? null,
      valueHigh: quantity?.valueHigh ?? null,
      unit: quantity?.unit ?? quantity?.unitText ?? null,
      interpretation: interpretation ?? null,
    })),
  };
}

function isNamed(lineage: Lineage): lineage is Lineage & LabelledConcept {
  return lineage.label !== undefined;
}

/** The lineage itself where it has a label: a case names hundreds of concepts, and an object for each would be collected soon after. */
function labelled(lineage: Lineage, otherwise: string): LabelledConcept {
  return isNamed(lineage) ? lineage : { id: lineage.id, label: otherwise };
}

function combinedRegimens(given: Case['treatments']): ReadonlySet<number> {
  const sizes = new Map<number, number>();
  for (const { regimen } of given)
    if (regimen !== undefined) sizes.set(regimen, (sizes.get(regimen) ?? 0) + 1);
  return new Set([...sizes].filter(([, size]) => size > 1).map(([regimen]) => regimen));
}

function ageYears(time: Time | undefined): number | null {
  return time?.kind === 'age' ? time.age.years : null;
}

/** A case is curated where a person coded any of its facts, else imported where any came from another system, else read. */
function originOf({ subject, conditions, findings, treatments, measurements }: Case): FiledCase['origin'] {
  const facts = [...conditions, ...findings, ...treatments, ...measurements];
  const subjectFacts = [subject.sex, subject.age].filter((fact) => fact !== undefined);
  const origins = new Set([...facts, ...subjectFacts].map(({ evidence }) => evidence.origin));
  if (origins.has('curated')) return 'curated';
  return origins.has('imported') ? 'imported' : 'read';
}
