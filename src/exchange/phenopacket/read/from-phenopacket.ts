import {
  type Case,
  type CaseId,
  CaseIdSchema,
  type CaseSource,
  type SoftwareVersions,
} from '../../../case/index.ts';
import { InputError } from '../../../errors.ts';
import { createNoteBook, type NoteBook } from '../../notes.ts';
import type { MetaData, Phenopacket } from '../phenopacket.ts';
import { decodePhenopacketBytes, decodePhenopacketJson } from '../phenopacket-codec.ts';
import { readActions } from './read-actions.ts';
import { readCitation } from './read-citation.ts';
import { readDiseases } from './read-diseases.ts';
import { IMPORTED, readReference } from './read-evidence.ts';
import { readFeatures } from './read-features.ts';
import { readInterpretations } from './read-interpretations.ts';
import { readMeasurements } from './read-measurements.ts';
import { readSubject } from './read-subject.ts';

/** Names that only version 1 of the schema has; a phenopacket of it would lose these without a word. */
const ONLY_IN_V1 = ['"negated":', '"classOfOnset":', '"ageAtCollection":', '"ageOfOnset":', '"htsFiles":'];

/**
 * A case of a phenopacket that was parsed from JSON; what was put right or could not be held stands among its issues.
 *
 * Throws `InputError`: `phenopacket-no-metadata`, `phenopacket-version`, `phenopacket-no-id`, `phenopacket-invalid`.
 */
export function caseFromPhenopacketJson(value: object, versions: SoftwareVersions): Case {
  const given = value as Readonly<Record<string, unknown>>;
  const metaData = given['metaData'] ?? given['meta_data'];
  if (typeof metaData !== 'object' || metaData === null) {
    throw new InputError(
      'phenopacket-no-metadata',
      `The phenopacket ${JSON.stringify(given['id'] ?? '')} has no metaData, so nothing says which terminologies its ids are of: add it at the source.`,
    );
  }
  const { phenopacket, ignored } = decodePhenopacketJson(value);
  refuseVersion1(phenopacket, value, ignored);
  const notes = createNoteBook();
  for (const field of ignored) notes.add('not-held', 'A case has no room for', field);
  return caseFromPhenopacket(phenopacket, versions, notes);
}

/** As `caseFromPhenopacketJson`, from protobuf bytes. */
export function caseFromPhenopacketBytes(bytes: Uint8Array, versions: SoftwareVersions): Case {
  const phenopacket = decodePhenopacketBytes(bytes);
  refuseVersion1(phenopacket, phenopacket, []);
  return caseFromPhenopacket(phenopacket, versions, createNoteBook());
}

function refuseVersion1({ id, metaData }: Phenopacket, value: object, ignored: readonly string[]): void {
  const version = metaData?.phenopacketSchemaVersion;
  const isOther = version !== undefined && !/^v?2(\D|$)/.test(version);
  const isFirst =
    version === undefined &&
    ignored.length > 0 &&
    ONLY_IN_V1.some((name) => JSON.stringify(value).includes(name));
  if (!isOther && !isFirst) return;
  throw new InputError(
    'phenopacket-version',
    `The phenopacket ${id ?? ''} is of version ${version ?? '1, by its fields'}; version 2 is read. phenopacket-tools converts older ones.`,
  );
}

function caseFromPhenopacket(phenopacket: Phenopacket, versions: SoftwareVersions, notes: NoteBook): Case {
  const id = idOf(phenopacket);
  const { subject, metaData } = phenopacket;
  const interpretations = readInterpretations(phenopacket.interpretations, subject?.id, notes);
  const conditions = readDiseases(phenopacket.diseases, phenopacket.interpretations, notes);
  const findings = readFeatures(phenopacket.phenotypicFeatures, notes);
  const measurements = readMeasurements(phenopacket.measurements, notes);
  const treatments = readActions(phenopacket.medicalActions, notes);
  return {
    id,
    schemaVersion: 1,
    report: { citation: readCitation(metaData.externalReferences) },
    subject: readSubject(subject, id, notes),
    conditions,
    findings,
    measurements,
    investigations: [],
    treatments,
    course: { outcome: { value: 'not-reported', evidence: IMPORTED }, complications: [] },
    claims: [],
    ...(interpretations.length > 0 && { interpretations }),
    issues: notes.list().map(({ code, message }) => ({
      code: `phenopacket-${code}`,
      severity: 'note',
      message,
    })),
    source: readSource(metaData),
    versions,
  };
}

function idOf({ id, subject }: Phenopacket): CaseId {
  const parsed = CaseIdSchema.safeParse(id ?? subject?.id);
  if (parsed.success) return parsed.data;
  throw new InputError(
    'phenopacket-no-id',
    `The phenopacket has ${id === undefined ? 'no id' : 'an id of more than 200 characters'}: give it one, so that the library can name the case.`,
  );
}

function readSource(metaData: MetaData): CaseSource {
  const { created, createdBy, submittedBy, resources, phenopacketSchemaVersion, externalReferences } =
    metaData;
  return {
    format: 'phenopacket-v2',
    ...(phenopacketSchemaVersion !== undefined && { formatVersion: phenopacketSchemaVersion }),
    ...(created !== undefined && { created }),
    ...(createdBy !== undefined && { createdBy }),
    ...(submittedBy !== undefined && { submittedBy }),
    ...(resources !== undefined && {
      terminologies: resources.map(
        ({ id = '', name = '', url = '', version = '', namespacePrefix = '', iriPrefix = '' }) => ({
          id,
          name,
          url,
          version,
          prefix: namespacePrefix,
          iriPrefix,
        }),
      ),
    }),
    ...(externalReferences !== undefined && { references: externalReferences.map(readReference) }),
  };
}
