import { type Case, type Condition, ageOfIsoDuration } from '../../../case/index.ts';
import type { NoteBook } from '../../notes.ts';
import { OWN } from '../code-systems.ts';
import type { ResourceOf } from '../resources.ts';
import { readFhirTime } from '../times.ts';
import { codeIn, extensionOf, partOf, readConcept, readConcepts, readWord } from './concepts.ts';
import type { EvidenceReader } from './read-evidence.ts';

type ConditionResource = ResourceOf<'Condition'>;

export interface ReadConditions {
  readonly conditions: readonly Condition[];
  readonly complications: Case['course']['complications'];
}

const ROLES = ['main', 'underlying', 'comorbidity', 'history'] as const;
const LATERALITIES = ['left', 'right', 'bilateral', 'unilateral'] as const;

/**
 * Conditions and the histories of relatives. Where another system says no role, an encounter's diagnosis is the main one, or the only
 * condition there is; what is inactive or resolved is history.
 */
export function readConditions(
  resources: readonly ConditionResource[],
  families: readonly ResourceOf<'FamilyMemberHistory'>[],
  evidenceOf: EvidenceReader,
  notes: NoteBook,
): ReadConditions {
  const valid = resources.filter(
    (one) => codeIn('condition-ver-status', one.verificationStatus) !== 'entered-in-error',
  );
  const isComplication = (one: ConditionResource) => ownRole(one) === 'complication';
  const own = valid.filter((one) => !isComplication(one));
  return {
    conditions: [
      ...own.flatMap((one) => readCondition(one, own.length === 1, evidenceOf, notes)),
      ...families.flatMap((one) => readFamily(one, evidenceOf)),
    ],
    complications: valid.filter(isComplication).flatMap((one) => {
      const concept = readConcept(one.code);
      return concept === undefined ? [] : [{ concept, evidence: evidenceOf(one) }];
    }),
  };
}

function ownRole({ category }: ConditionResource): string | undefined {
  return category?.flatMap((one) => codeIn(OWN.role, one) ?? [])[0];
}

function readCondition(
  one: ConditionResource,
  isOnly: boolean,
  evidenceOf: EvidenceReader,
  notes: NoteBook,
): readonly Condition[] {
  const concept = readConcept(one.code);
  if (concept === undefined) {
    notes.add('condition-without-code', 'Left out, as it says not what it is', `Condition ${one.id ?? ''}`);
    return [];
  }
  const onset = readFhirTime({
    dateTime: one.onsetDateTime,
    period: one.onsetPeriod,
    age: one.onsetAge ?? one.onsetRange?.low,
    string: one.onsetString,
  });
  const resolution = readFhirTime({
    dateTime: one.abatementDateTime,
    period: one.abatementPeriod,
    age: one.abatementAge ?? one.abatementRange?.low,
    string: one.abatementString,
  });
  const sides = (one.bodySite ?? []).flatMap((site) => readWord(LATERALITIES, site) ?? []);
  const [primarySite] = readConcepts(
    one.bodySite?.filter((site) => readWord(LATERALITIES, site) === undefined),
  );
  const isTnm = ({ type }: { readonly type?: unknown }) => codeIn(OWN.part, type as never) === 'tnm';
  const stages = readConcepts((one.stage ?? []).filter((s) => !isTnm(s)).flatMap((s) => s.summary ?? []));
  const tnm = readConcepts((one.stage ?? []).filter(isTnm).flatMap((s) => s.summary ?? []));
  const latency = readLatency(one, evidenceOf);
  const [laterality] = sides;
  return [
    {
      concept,
      status: statusOf(one),
      role: roleOf(one, isOnly),
      ...(onset !== undefined && { onset }),
      ...(resolution !== undefined && { resolution }),
      ...(stages.length > 0 && { stages }),
      ...(tnm.length > 0 && { tnm }),
      ...(primarySite !== undefined && { primarySite }),
      ...(laterality !== undefined && { laterality }),
      ...(latency !== undefined && { latency }),
      evidence: evidenceOf(one, one.note),
    },
  ];
}

function statusOf({ verificationStatus }: ConditionResource): Condition['status'] {
  switch (codeIn('condition-ver-status', verificationStatus)) {
    case 'refuted':
      return 'excluded';
    case 'unconfirmed':
    case 'provisional':
    case 'differential':
      return 'unknown';
    default:
      return 'present';
  }
}

function roleOf(one: ConditionResource, isOnly: boolean): Condition['role'] {
  const told = ROLES.find((role) => role === ownRole(one));
  if (told !== undefined) return told;
  const isDiagnosis = one.category?.some(
    (category) => codeIn('condition-category', category) === 'encounter-diagnosis',
  );
  if ((isDiagnosis === true || isOnly) && statusOf(one) === 'present') return 'main';
  const clinical = codeIn('condition-clinical', one.clinicalStatus);
  return clinical === 'inactive' || clinical === 'resolved' ? 'history' : 'comorbidity';
}

function readLatency(one: ConditionResource, evidenceOf: EvidenceReader): Condition['latency'] {
  const latency = extensionOf(one.extension, 'latency');
  const iso8601duration = partOf(latency, 'duration')?.valueString ?? '';
  const from = readConcept(partOf(latency, 'from')?.valueCodeableConcept);
  const years = Number(partOf(latency, 'years')?.valueString);
  if (from === undefined || ageOfIsoDuration(iso8601duration) === undefined || !Number.isFinite(years))
    return undefined;
  return { iso8601duration, years, from, evidence: { ...evidenceOf(one), spans: [] } };
}

function readFamily(
  one: ResourceOf<'FamilyMemberHistory'>,
  evidenceOf: EvidenceReader,
): readonly Condition[] {
  const relative = readConcept(one.relationship)?.label;
  return (one.condition ?? []).flatMap(({ code, onsetAge, onsetRange, onsetPeriod, onsetString, note }) => {
    const concept = readConcept(code);
    if (concept === undefined) return [];
    const isDate = onsetString !== undefined && /^\d{4}(-\d{2}){0,2}$/.test(onsetString);
    const onset = readFhirTime(
      isDate
        ? { dateTime: onsetString }
        : { age: onsetAge ?? onsetRange?.low, period: onsetPeriod, string: onsetString },
    );
    return [
      {
        concept,
        status: 'present' as const,
        role: 'family' as const,
        ...(relative !== undefined && relative !== 'relative' && { relative }),
        ...(onset !== undefined && { onset }),
        evidence: evidenceOf(one, note),
      },
    ];
  });
}
