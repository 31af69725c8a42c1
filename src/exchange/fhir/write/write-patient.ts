import type { Case, Evidence } from '../../../case/index.ts';
import type { Reference, WrittenResource } from '../resources.ts';
import { writeFhirTime } from '../times.ts';
import type { BundleBuilder } from './bundle-builder.ts';
import { extensionsOf } from './bundle-builder.ts';
import { codedPart, partValue } from './parts.ts';
import { extension, writeConcept } from './concepts.ts';

/** The patient without a name, an identifier or a date of birth. */
export function writePatient({ subject }: Case): WrittenResource {
  const { sex, vitalStatus, sourceId, gender, karyotypicSex } = subject;
  const death = vitalStatus?.timeOfDeath;
  const died = death?.kind === 'date' && death.iso8601dateEnd === undefined ? death.iso8601date : undefined;
  return {
    resourceType: 'Patient',
    ...extensionsOf([
      ...(sourceId === undefined ? [] : [extension('source-id', { valueString: sourceId })]),
      ...(gender === undefined ? [] : [extension('gender', { valueCodeableConcept: writeConcept(gender) })]),
      ...(karyotypicSex === undefined ? [] : [extension('karyotypic-sex', { valueString: karyotypicSex })]),
    ]),
    ...(sex !== undefined && { gender: sex.value }),
    ...(vitalStatus !== undefined &&
      (vitalStatus.value === 'deceased' && died !== undefined
        ? { deceasedDateTime: died }
        : { deceasedBoolean: vitalStatus.value === 'deceased' })),
  };
}

/** What FHIR's Patient has no element for, as observations: age at presentation, when last seen, how the course went. */
export function writeSubjectFacts(one: Case, bundle: BundleBuilder): readonly Reference[] {
  const { age, lastEncounter, sex, vitalStatus } = one.subject;
  const { outcome, followUp } = one.course;
  const observe = (part: string, value: Readonly<Record<string, unknown>>, evidence: Evidence): Reference =>
    bundle.addFact(
      {
        resourceType: 'Observation',
        status: 'final',
        code: codedPart(part),
        subject: bundle.patient,
        ...value,
      },
      evidence,
    );
  const death = vitalStatus?.timeOfDeath;
  return [
    ...(sex === undefined ? [] : [observe('sex', { valueString: sex.value }, sex.evidence)]),
    ...(age === undefined
      ? []
      : [observe('age', partValue(writeFhirTime({ kind: 'age', age: age.value })), age.evidence)]),
    ...(lastEncounter === undefined
      ? []
      : [observe('last-encounter', partValue(writeFhirTime(lastEncounter.time)), lastEncounter.evidence)]),
    ...(vitalStatus === undefined
      ? []
      : [
          observe(
            'vital-status',
            {
              valueString: vitalStatus.value,
              ...component([
                ...(death === undefined
                  ? []
                  : [{ code: codedPart('time-of-death'), ...partValue(writeFhirTime(death)) }]),
                ...(vitalStatus.causeOfDeath === undefined
                  ? []
                  : [
                      {
                        code: codedPart('cause-of-death'),
                        valueCodeableConcept: writeConcept(vitalStatus.causeOfDeath),
                      },
                    ]),
                ...(vitalStatus.survivalDays === undefined
                  ? []
                  : [{ code: codedPart('survival-days'), valueInteger: vitalStatus.survivalDays }]),
              ]),
            },
            vitalStatus.evidence,
          ),
        ]),
    ...(outcome.value === 'not-reported'
      ? []
      : [observe('outcome', { valueString: outcome.value }, outcome.evidence)]),
    ...(followUp === undefined
      ? []
      : [
          observe(
            'follow-up',
            {
              valueString: followUp.iso8601duration,
              ...component([{ code: codedPart('days'), valueQuantity: { value: followUp.days, unit: 'd' } }]),
            },
            followUp.evidence,
          ),
        ]),
  ];
}

function component(parts: readonly object[]): { readonly component?: readonly object[] } {
  return parts.length === 0 ? {} : { component: parts };
}
