import type { Subject } from '../../../case/index.ts';
import type { NoteBook } from '../../notes.ts';
import type { Individual } from '../phenopacket.ts';
import { readClass } from './read-class.ts';
import { IMPORTED } from './read-evidence.ts';
import { readTime } from './read-time.ts';

const SEXES = { FEMALE: 'female', MALE: 'male', OTHER_SEX: 'other' } as const;
const STATUSES = { ALIVE: 'alive', DECEASED: 'deceased' } as const;

/** The patient. Names, dates of birth and other ids are not read at all. */
export function readSubject(subject: Individual | undefined, caseId: string, notes: NoteBook): Subject {
  if (subject === undefined) return {};
  const { id, sex, karyotypicSex, vitalStatus } = subject;
  const seen = readTime(subject.timeAtLastEncounter, notes);
  const gender = readClass(subject.gender, notes);
  const named = sex === undefined ? undefined : SEXES[sex as keyof typeof SEXES];
  const status = STATUSES[vitalStatus?.status as keyof typeof STATUSES] as
    | (typeof STATUSES)[keyof typeof STATUSES]
    | undefined;
  const timeOfDeath = readTime(vitalStatus?.timeOfDeath, notes);
  const causeOfDeath = readClass(vitalStatus?.causeOfDeath, notes);
  const survivalDays = vitalStatus?.survivalTimeInDays;
  return {
    ...(id !== undefined && id !== caseId && { sourceId: id }),
    ...(named !== undefined && { sex: { value: named, evidence: IMPORTED } }),
    ...(seen?.kind === 'age' && { age: { value: seen.age, evidence: IMPORTED } }),
    ...(seen !== undefined && seen.kind !== 'age' && { lastEncounter: { time: seen, evidence: IMPORTED } }),
    ...(status !== undefined && {
      vitalStatus: {
        value: status,
        ...(timeOfDeath !== undefined && { timeOfDeath }),
        ...(causeOfDeath !== undefined && { causeOfDeath }),
        ...(survivalDays !== undefined && { survivalDays }),
        evidence: IMPORTED,
      },
    }),
    ...(gender !== undefined && { gender }),
    ...(karyotypicSex !== undefined && {
      karyotypicSex:
        karyotypicSex === 'OTHER_KARYOTYPE'
          ? 'other'
          : (karyotypicSex as NonNullable<Subject['karyotypicSex']>),
    }),
  };
}
