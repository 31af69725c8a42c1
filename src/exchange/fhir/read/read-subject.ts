import { type Case, ageOfIsoDuration, type Subject } from '../../../case/index.ts';
import type { NoteBook } from '../../notes.ts';
import { OWN } from '../code-systems.ts';
import type { ResourceOf } from '../resources.ts';
import { readFhirTime } from '../times.ts';
import { codeIn, extensionOf, readConcept } from './concepts.ts';
import type { EvidenceReader } from './read-evidence.ts';
import { type Observation, parts, timeOf } from './read-observation.ts';

type Patient = ResourceOf<'Patient'>;

const SEXES = ['female', 'male', 'other'] as const;
const KARYOTYPES = ['XX', 'XY', 'XO', 'XXY', 'XXX', 'XXYY', 'XXXY', 'XXXX', 'XYY', 'other'] as const;
const OUTCOMES = ['resolved', 'improved', 'stable', 'progressed', 'relapsed', 'died'] as const;

/** The patient; name, address, identifiers and date of birth are let go, the last one after the age was taken from it. */
export function readSubject(
  patient: Patient | undefined,
  observations: readonly Observation[],
  firstSeen: string | undefined,
  evidenceOf: EvidenceReader,
  notes: NoteBook,
): Subject {
  const about = (part: string) => observations.find((one) => codeIn(OWN.part, one.code) === part);
  const sex = SEXES.find((one) => one === patient?.gender);
  const [ageTold, seenTold] = [about('age'), about('last-encounter')];
  const age = timeOf(ageTold) ?? ageFromLoinc(observations) ?? ageAt(patient?.birthDate, firstSeen, notes);
  const seen = timeOf(seenTold);
  const sourceId = extensionOf(patient?.extension, 'source-id')?.valueString;
  const gender = readConcept(extensionOf(patient?.extension, 'gender')?.valueCodeableConcept);
  const karyotype = extensionOf(patient?.extension, 'karyotypic-sex')?.valueString;
  const karyotypicSex = KARYOTYPES.find((one) => one === karyotype);
  const vitalStatus = readVitalStatus(patient, about('vital-status'), evidenceOf);
  return {
    ...(sourceId !== undefined && { sourceId }),
    ...(sex !== undefined && { sex: { value: sex, evidence: evidenceOf(about('sex')) } }),
    ...(age?.kind === 'age' && { age: { value: age.age, evidence: evidenceOf(ageTold) } }),
    ...(seen !== undefined && { lastEncounter: { time: seen, evidence: evidenceOf(seenTold) } }),
    ...(vitalStatus !== undefined && { vitalStatus }),
    ...(gender !== undefined && { gender }),
    ...(karyotypicSex !== undefined && { karyotypicSex }),
  };
}

/** Outcome and length of follow-up, as ours tell them. */
export function readOutcome(
  observations: readonly Observation[],
  evidenceOf: EvidenceReader,
): Pick<Case['course'], 'outcome' | 'followUp'> {
  const about = (part: string) => observations.find((one) => codeIn(OWN.part, one.code) === part);
  const [outcome, followUp] = [about('outcome'), about('follow-up')];
  const iso8601duration = followUp?.valueString ?? '';
  const days = followUp === undefined ? undefined : parts(followUp, 'days')[0]?.valueQuantity?.value;
  return {
    outcome: {
      value: OUTCOMES.find((one) => one === outcome?.valueString) ?? 'not-reported',
      evidence: evidenceOf(outcome),
    },
    ...(days !== undefined &&
      ageOfIsoDuration(iso8601duration) !== undefined && {
        followUp: { iso8601duration, days, evidence: evidenceOf(followUp) },
      }),
  };
}

function readVitalStatus(
  patient: Patient | undefined,
  told: Observation | undefined,
  evidenceOf: EvidenceReader,
): Subject['vitalStatus'] {
  const { deceasedBoolean, deceasedDateTime } = patient ?? {};
  if (deceasedBoolean === undefined && deceasedDateTime === undefined) return undefined;
  const timeOfDeath =
    (told === undefined ? undefined : timeOf(parts(told, 'time-of-death')[0])) ??
    readFhirTime({ dateTime: deceasedDateTime });
  const causeOfDeath =
    told === undefined ? undefined : readConcept(parts(told, 'cause-of-death')[0]?.valueCodeableConcept);
  const survivalDays = told === undefined ? undefined : parts(told, 'survival-days')[0]?.valueInteger;
  return {
    value: deceasedDateTime !== undefined || deceasedBoolean === true ? 'deceased' : 'alive',
    ...(timeOfDeath !== undefined && { timeOfDeath }),
    ...(causeOfDeath !== undefined && { causeOfDeath }),
    ...(survivalDays !== undefined && { survivalDays }),
    evidence: evidenceOf(told),
  };
}

/** LOINC's Age (30525-0) and Age Reported (21612-7). */
function ageFromLoinc(observations: readonly Observation[]) {
  const found = observations.find(({ code }) =>
    ['30525-0', '21612-7'].includes(codeIn('loinc.org', code) ?? ''),
  );
  return timeOf(found);
}

/** Whole years between birth and the first day the Bundle tells of the patient. */
function ageAt(birthDate: string | undefined, firstSeen: string | undefined, notes: NoteBook) {
  if (birthDate === undefined || firstSeen === undefined) return undefined;
  const [birthYear = 0, birthMonth = 1, birthDay = 1] = birthDate.split('-').map(Number);
  const [year = 0, month = 12, day = 31] = firstSeen.slice(0, 10).split('-').map(Number);
  const isBefore = month < birthMonth || (month === birthMonth && day < birthDay);
  const years = year - birthYear - (isBefore ? 1 : 0);
  const age = years < 0 ? undefined : ageOfIsoDuration(`P${years}Y`);
  if (age === undefined) return undefined;
  notes.add(
    'age-from-birth',
    'The age is counted from the date of birth, which is not kept, to',
    firstSeen.slice(0, 10),
  );
  return { kind: 'age' as const, age };
}
