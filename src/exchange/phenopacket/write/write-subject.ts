import type { Case } from '../../../case/index.ts';
import type { NoteBook } from '../../notes.ts';
import type { Individual } from '../phenopacket.ts';
import type { ClassWriter } from './class-writer.ts';
import { writeTime } from './write-time.ts';

const SEXES = { female: 'FEMALE', male: 'MALE', other: 'OTHER_SEX' } as const;
const STATUSES = { alive: 'ALIVE', deceased: 'DECEASED' } as const;

/** The patient: under the name the source gives, or the case's id. */
export function writeSubject({ id, subject }: Case, classes: ClassWriter, notes: NoteBook): Individual {
  const { sourceId, sex, age, lastEncounter, vitalStatus, gender, karyotypicSex } = subject;
  const seen =
    lastEncounter?.time ?? (age === undefined ? undefined : { kind: 'age' as const, age: age.value });
  const timeAtLastEncounter = writeTime(seen, 'last encounter', classes, notes);
  const timeOfDeath = writeTime(vitalStatus?.timeOfDeath, 'death', classes, notes);
  const cause = vitalStatus?.causeOfDeath;
  const causeOfDeath = cause === undefined ? undefined : classes.write(cause);
  const genderClass = gender === undefined ? undefined : classes.write(gender);
  return {
    id: sourceId ?? id,
    ...(timeAtLastEncounter !== undefined && { timeAtLastEncounter }),
    ...(vitalStatus !== undefined && {
      vitalStatus: {
        status: STATUSES[vitalStatus.value],
        ...(timeOfDeath !== undefined && { timeOfDeath }),
        ...(causeOfDeath !== undefined && { causeOfDeath }),
        ...(vitalStatus.survivalDays !== undefined && { survivalTimeInDays: vitalStatus.survivalDays }),
      },
    }),
    ...(sex !== undefined && { sex: SEXES[sex.value] }),
    ...(karyotypicSex !== undefined && {
      karyotypicSex: karyotypicSex === 'other' ? 'OTHER_KARYOTYPE' : karyotypicSex,
    }),
    ...(genderClass !== undefined && { gender: genderClass }),
  };
}
