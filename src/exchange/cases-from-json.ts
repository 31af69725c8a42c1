import type { SoftwareVersions } from '../case/index.ts';
import { InputError } from '../errors.ts';
import { casesFromBundle } from './fhir/index.ts';
import { caseFromPhenopacketJson } from './phenopacket/index.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What a JSON document holds, as cases: one of ours as it is (unchecked), a Phenopacket v2, the members of a Family or Cohort, a FHIR R4
 * Bundle, or a line that wraps a phenopacket (`{"phenopacket": …}`). What it is is told from its fields.
 *
 * Throws `InputError`: `json-unknown`, and as the formats' readers do.
 */
export function casesFromJson(value: unknown, versions: SoftwareVersions): readonly unknown[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unknownDocument();
  const fields = value as Fields;
  if ('schemaVersion' in fields) return [value];
  if ('resourceType' in fields) return casesFromBundle(value, versions);
  if (isObject(fields['phenopacket'])) return [caseFromPhenopacketJson(fields['phenopacket'], versions)];
  // Members of a family or cohort may leave their metadata to the whole.
  const withMetaData = (member: object) =>
    caseFromPhenopacketJson(
      'metaData' in member || 'meta_data' in member
        ? member
        : { ...member, metaData: fields['metaData'] ?? fields['meta_data'] },
      versions,
    );
  if (isObject(fields['proband']))
    return [fields['proband'], ...listOf(fields['relatives'])].map(withMetaData);
  if (Array.isArray(fields['members'])) return listOf(fields['members']).map(withMetaData);
  if (PHENOPACKET_FIELDS.some((name) => name in fields)) return [caseFromPhenopacketJson(value, versions)];
  throw unknownDocument(Object.keys(fields));
}

const PHENOPACKET_FIELDS = [
  'metaData',
  'meta_data',
  'phenotypicFeatures',
  'phenotypic_features',
  'subject',
  'diseases',
  'medicalActions',
] as const;

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly object[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function unknownDocument(keys: readonly string[] = []): InputError {
  const found = keys.length === 0 ? 'no object' : `one with ${keys.slice(0, 5).join(', ')}`;
  return new InputError(
    'json-unknown',
    `This JSON is neither a case, nor a Phenopacket v2, nor a FHIR R4 Bundle: it is ${found}.`,
  );
}
