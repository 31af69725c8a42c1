import type { Case } from '../../../case/index.ts';
import { createNoteBook, type ExchangeNote } from '../../notes.ts';
import { OWN } from '../code-systems.ts';
import type { Bundle, Reference } from '../resources.ts';
import { createBundleBuilder } from './bundle-builder.ts';
import { writeConditions } from './write-conditions.ts';
import { writeDocument } from './write-document.ts';
import { writeFindings, writeInvestigations, writeMeasurements } from './write-observations.ts';
import { writePatient, writeSubjectFacts } from './write-patient.ts';
import { writeTreatments } from './write-treatments.ts';

export interface BundleOptions {
  /** ISO 8601 with seconds and time zone: when the Bundle is made. */
  readonly created: string;
  readonly createdBy: string;
}

/** A Bundle, and what of the case is not in it. */
export interface WrittenBundle {
  readonly bundle: Bundle;
  readonly notes: readonly ExchangeNote[];
}

/** Writes a case as a FHIR R4 document Bundle: a Composition, the resources it lists, and a Provenance for each fact. Linear in the size of the case. */
export function toBundle(one: Case, { created, createdBy }: BundleOptions): WrittenBundle {
  const notes = createNoteBook();
  const bundle = createBundleBuilder(one, created, writePatient(one), (patient) =>
    writeDocument(one, patient),
  );
  const sections = [
    ['Patient and course', writeSubjectFacts(one, bundle)],
    ['Conditions', writeConditions(one, bundle, notes)],
    ['Findings', writeFindings(one, bundle)],
    ['Measurements', writeMeasurements(one, bundle)],
    ['Investigations', writeInvestigations(one, bundle)],
    ['Treatments', writeTreatments(one, bundle)],
  ] as const satisfies readonly (readonly [string, readonly Reference[]])[];
  for (const { kind, concepts } of one.claims)
    notes.add(
      'claim',
      'Not written, as FHIR has no place for what a report claims of itself',
      `${kind}: ${concepts.map(({ label }) => label).join(', ')}`,
    );
  for (const { id, disease } of one.interpretations ?? [])
    notes.add('interpretation', 'Not written: genomic interpretations', disease?.label ?? id ?? 'one');
  for (const issue of one.issues) notes.add('issue', 'Not written: doubts of the reader', issue.message);
  const composition = bundle.add({
    resourceType: 'Composition',
    status: 'final',
    type: {
      coding: [{ system: 'http://loinc.org', code: '34133-9', display: 'Summarization of episode note' }],
      text: 'Case report',
    },
    subject: bundle.patient,
    date: created,
    author: [{ display: createdBy }],
    title: one.title ?? one.report.citation.title ?? 'Case report',
    section: sections
      .filter(([, entry]) => entry.length > 0)
      .map(([title, entry]) => ({ title, code: { text: title }, entry })),
  });
  const entries = bundle.entries();
  const isFirst = ({ fullUrl }: Bundle['entry'][number]) => fullUrl === composition.reference;
  return {
    bundle: {
      resourceType: 'Bundle',
      identifier: { system: OWN.caseId, value: one.id },
      type: 'document',
      timestamp: created,
      // A document begins with its composition.
      entry: [...entries.filter(isFirst), ...entries.filter((entry) => !isFirst(entry))],
    },
    notes: notes.list(),
  };
}
