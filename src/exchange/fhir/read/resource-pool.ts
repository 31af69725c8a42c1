import { InputError } from '../../../errors.ts';
import type { NoteBook } from '../../notes.ts';
import { type Reference, RESOURCE_SCHEMAS, type ResourceOf, type ResourceType } from '../resources.ts';

/** The resources of a Bundle, by type and by address. */
export interface ResourcePool {
  all<T extends ResourceType>(type: T): readonly ResourceOf<T>[];
  /** The address of a resource of this pool. */
  addressOf(resource: object): string;
  find<T extends ResourceType>(type: T, reference: Reference | undefined): ResourceOf<T> | undefined;
}

/** Elements that later or earlier versions of FHIR have where R4 has others. */
const OTHER_VERSIONS: readonly (readonly [
  ResourceType | 'MedicationUsage',
  string,
  string,
  (value: unknown) => boolean,
])[] = [
  ['Condition', 'clinicalStatus', 'STU3 or older', (value) => typeof value === 'string'],
  ['MedicationStatement', 'medication', 'R5', (value) => typeof value === 'object'],
  ['MedicationRequest', 'medication', 'R5', (value) => typeof value === 'object'],
  ['MedicationStatement', 'taken', 'STU3', (value) => typeof value === 'string'],
  ['MedicationStatement', 'wasNotTaken', 'DSTU2', (value) => typeof value === 'boolean'],
  ['Procedure', 'notDone', 'STU3', (value) => typeof value === 'boolean'],
  ['Procedure', 'occurrenceDateTime', 'R5', (value) => typeof value === 'string'],
  ['AdverseEvent', 'suspectEntity', 'R5', (value) => JSON.stringify(value).includes('"instanceReference"')],
  ['Composition', 'subject', 'R5', Array.isArray],
  ['DocumentReference', 'indexed', 'STU3', (value) => typeof value === 'string'],
];

/**
 * Checks each resource of a Bundle. One of a type that is not read is noted; one that is not as R4 has it is noted and left out.
 *
 * Throws `InputError` `fhir-version` for a Bundle of another version, `fhir-invalid` for one without entries to read.
 */
export function readPool(bundle: Readonly<Record<string, unknown>>, notes: NoteBook): ResourcePool {
  const byType = new Map<string, object[]>();
  const byAddress = new Map<string, object>();
  const addresses = new Map<object, string>();
  const entries = Array.isArray(bundle['entry']) ? (bundle['entry'] as unknown[]) : [];
  for (const [index, entry] of entries.entries()) {
    const { resource, fullUrl } = (entry ?? {}) as { resource?: unknown; fullUrl?: unknown };
    if (typeof resource !== 'object' || resource === null) continue;
    const { resourceType, id } = resource as { resourceType?: unknown; id?: unknown };
    refuseOtherVersion(resource as Readonly<Record<string, unknown>>);
    if (typeof resourceType !== 'string' || !Object.hasOwn(RESOURCE_SCHEMAS, resourceType)) {
      notes.add('resource-unread', 'Resources of these types are not read', String(resourceType));
      continue;
    }
    const parsed = RESOURCE_SCHEMAS[resourceType as ResourceType].safeParse(resource);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      notes.add(
        'resource-invalid',
        'Left out, as they are not as R4 has them',
        `${resourceType} ${typeof id === 'string' ? id : index + 1}, ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
      );
      continue;
    }
    const one = parsed.data;
    byType.set(resourceType, [...(byType.get(resourceType) ?? []), one]);
    const local = typeof id === 'string' ? `${resourceType}/${id}` : `#${index}`;
    const address = typeof fullUrl === 'string' ? fullUrl : local;
    addresses.set(one, address);
    for (const name of [address, local]) byAddress.set(name, one);
  }
  const find = (reference: string | undefined) =>
    reference === undefined
      ? undefined
      : // A server's own address may stand before the type.
        (byAddress.get(reference) ?? byAddress.get(reference.split('/').slice(-2).join('/')));
  return {
    all: (type) => (byType.get(type) ?? []) as never,
    addressOf: (resource) => addresses.get(resource) ?? '',
    find: (type, reference) => {
      const found: { readonly resourceType?: string } | undefined = find(reference?.reference);
      return found?.resourceType === type ? (found as never) : undefined;
    },
  };
}

function refuseOtherVersion(resource: Readonly<Record<string, unknown>>): void {
  const { resourceType } = resource;
  const found = OTHER_VERSIONS.find(
    ([type, element, , isOther]) =>
      type === resourceType && resource[element] !== undefined && isOther(resource[element]),
  );
  const version = resourceType === 'MedicationUsage' ? 'R5' : found?.[2];
  if (version === undefined) return;
  throw new InputError(
    'fhir-version',
    `The Bundle is of FHIR ${version} (${String(resourceType)}${found === undefined ? '' : `.${found[1]}`}); R4 is read. Ask the sender for R4, or convert it.`,
  );
}
