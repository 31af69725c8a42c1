import type { Case } from '../../../case/index.ts';
import type { Vocabulary } from '../../../terminology/index.ts';
import { createNoteBook, type ExchangeNote } from '../../notes.ts';
import type { Phenopacket } from '../phenopacket.ts';
import { createClassWriter } from './class-writer.ts';
import { writeActions } from './write-actions.ts';
import { writeDiseases } from './write-diseases.ts';
import { writeFeatures } from './write-features.ts';
import { writeInterpretations } from './write-interpretations.ts';
import { writeMeasurements } from './write-measurements.ts';
import { writeReferences } from './write-references.ts';
import { writeResources } from './write-resources.ts';
import { writeSubject } from './write-subject.ts';

/** How a case is written. */
export interface PhenopacketOptions {
  /** Follows ids to their successors and knows which term is above which; without it ids stand as they are. */
  readonly vocabulary?: Vocabulary | undefined;
  /** ISO 8601; for a case that came from a phenopacket, that one's own time stays. */
  readonly created: string;
  readonly createdBy: string;
  /** Keeps terms that validators refuse: an ancestor beside its descendant, what was both seen and excluded. */
  readonly keepsRefused?: boolean;
}

/** A phenopacket, and what of the case is not in it. */
export interface WrittenPhenopacket {
  readonly phenopacket: Phenopacket;
  readonly notes: readonly ExchangeNote[];
}

const SCHEMA_VERSION = '2.0.2';

/** Writes a case as a Phenopacket v2 that the field's validators accept; what does not fit is noted. Linear in the size of the case. */
export function toPhenopacket(one: Case, options: PhenopacketOptions): WrittenPhenopacket {
  const { vocabulary } = options;
  const notes = createNoteBook();
  const classes = createClassWriter(vocabulary, one.source, notes);
  const subject = writeSubject(one, classes, notes);
  const features = writeFeatures(one, {
    classes,
    notes,
    vocabulary,
    tidies: options.keepsRefused !== true,
  });
  const measurements = writeMeasurements(one, classes, notes);
  const interpretations = writeInterpretations(one, subject.id ?? one.id, classes);
  const diseases = writeDiseases(one, classes, notes);
  const medicalActions = writeActions(one, classes, notes);
  const externalReferences = writeReferences(one);
  const { source } = one;
  return {
    phenopacket: {
      id: source?.id ?? one.id,
      subject,
      ...(features.length > 0 && { phenotypicFeatures: features }),
      ...(measurements.length > 0 && { measurements }),
      ...(interpretations.length > 0 && { interpretations }),
      ...(diseases.length > 0 && { diseases }),
      ...(medicalActions.length > 0 && { medicalActions }),
      metaData: {
        created: source?.created ?? options.created,
        createdBy: source?.createdBy ?? options.createdBy,
        ...(source?.submittedBy !== undefined && { submittedBy: source.submittedBy }),
        resources: writeResources(one, classes, vocabulary),
        phenopacketSchemaVersion:
          (source?.format === 'phenopacket-v2' ? source.formatVersion : undefined) ?? SCHEMA_VERSION,
        ...(externalReferences.length > 0 && { externalReferences }),
      },
    },
    notes: notes.list(),
  };
}
