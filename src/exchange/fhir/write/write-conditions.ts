import type { Case, Condition } from '../../../case/index.ts';
import type { NoteBook } from '../../notes.ts';
import { OWN } from '../code-systems.ts';
import type { CodeableConcept, Reference, WrittenResource } from '../resources.ts';
import { type BundleBuilder, extensionsOf } from './bundle-builder.ts';
import { extension, hl7, writeConcept, writeWord } from './concepts.ts';
import { codedPart, timeElements } from './parts.ts';

const VERIFICATION = { present: 'confirmed', excluded: 'refuted', unknown: 'unconfirmed' } as const;

/** Conditions of the patient (refuted ones too), of relatives, and complications. */
export function writeConditions(one: Case, bundle: BundleBuilder, notes: NoteBook): readonly Reference[] {
  return [
    ...one.conditions.flatMap((condition) =>
      condition.role === 'family'
        ? writeFamily(condition, bundle, notes)
        : [bundle.addFact(writeCondition(condition, bundle.patient), condition.evidence)],
    ),
    ...one.course.complications.map(({ concept, evidence }) =>
      bundle.addFact(
        {
          resourceType: 'Condition',
          clinicalStatus: hl7('condition-clinical', 'active'),
          verificationStatus: hl7('condition-ver-status', 'confirmed'),
          category: [writeWord('complication', OWN.role)],
          code: writeConcept(concept),
          subject: bundle.patient,
        },
        evidence,
      ),
    ),
  ];
}

function writeCondition(condition: Condition, subject: Reference): WrittenResource {
  const { concept, status, role, latency, stages, tnm, primarySite, laterality, evidence, resolution } =
    condition;
  const clinical = resolution !== undefined ? 'resolved' : role === 'history' ? 'inactive' : 'active';
  const site: readonly CodeableConcept[] = [
    ...(primarySite === undefined ? [] : [writeConcept(primarySite)]),
    ...(laterality === undefined ? [] : [writeWord(laterality)]),
  ];
  const stage = [
    ...(stages ?? []).map((ref) => ({ summary: writeConcept(ref) })),
    ...(tnm ?? []).map((ref) => ({ summary: writeConcept(ref), type: codedPart('tnm') })),
  ];
  return {
    resourceType: 'Condition',
    ...extensionsOf(
      latency === undefined
        ? []
        : [
            {
              ...extension('latency', {}),
              extension: [
                { url: 'duration', valueString: latency.iso8601duration },
                { url: 'years', valueString: String(latency.years) },
                { url: 'from', valueCodeableConcept: writeConcept(latency.from) },
              ],
            },
          ],
    ),
    clinicalStatus: hl7('condition-clinical', clinical),
    verificationStatus: hl7('condition-ver-status', VERIFICATION[status]),
    category: [
      hl7('condition-category', role === 'main' ? 'encounter-diagnosis' : 'problem-list-item'),
      writeWord(role, OWN.role),
    ],
    code: writeConcept(concept),
    ...(site.length > 0 && { bodySite: site }),
    subject,
    ...timeElements('onset', condition.onset),
    ...timeElements('abatement', resolution),
    ...(stage.length > 0 && { stage }),
    ...(evidence.note !== undefined && { note: [{ text: evidence.note }] }),
  };
}

function writeFamily(condition: Condition, bundle: BundleBuilder, notes: NoteBook): readonly Reference[] {
  const { concept, status, relative, onset, evidence } = condition;
  if (status !== 'present') {
    notes.add(
      'family-not-present',
      'FHIR has no place for what relatives did not have, or may have had',
      `${concept.label} (${relative ?? 'relative'})`,
    );
    return [];
  }
  const { onsetDateTime, ...told } = timeElements('onset', onset) as { readonly onsetDateTime?: string };
  return [
    bundle.addFact(
      {
        resourceType: 'FamilyMemberHistory',
        status: 'completed',
        patient: bundle.patient,
        relationship: { text: relative ?? 'relative' },
        condition: [
          {
            code: writeConcept(concept),
            ...told,
            ...(onsetDateTime !== undefined && { onsetString: onsetDateTime }),
          },
        ],
      },
      evidence,
    ),
  ];
}
