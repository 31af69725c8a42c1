import { createHash } from 'node:crypto';
import type { Case, Evidence } from '../../../case/index.ts';
import { quoteAt } from '../../../case/index.ts';
import type { Bundle, Extension, Reference, WrittenResource } from '../resources.ts';
import { extension, writeConcept } from './concepts.ts';

/** Collects the resources of a case; each gets an address made from the case's id and its place, so that a case is written the same twice. */
export interface BundleBuilder {
  add(resource: WrittenResource): Reference;
  /** As `add`, with a Provenance that says what the fact rests on. */
  addFact(resource: WrittenResource, evidence: Evidence): Reference;
  readonly patient: Reference;
  entries(): Bundle['entry'];
}

/** `document` is where spans point to. The patient comes first. */
export function createBundleBuilder(
  one: Case,
  recorded: string,
  patient: WrittenResource,
  document: (patient: Reference) => WrittenResource,
): BundleBuilder {
  const entry: { fullUrl: string; resource: WrittenResource }[] = [];
  const provenances: WrittenResource[] = [];
  const add = (resource: WrittenResource): Reference => {
    const id = uuidOf(`${one.id}/${entry.length}`);
    const fullUrl = `urn:uuid:${id}`;
    const { resourceType, ...rest } = resource;
    entry.push({ fullUrl, resource: { resourceType, id, ...rest } });
    return { reference: fullUrl };
  };
  const subject = add(patient);
  const source = add(document(subject));
  return {
    patient: subject,
    add,
    addFact(resource, evidence) {
      const target = add(resource);
      provenances.push({
        resourceType: 'Provenance',
        target: [target],
        recorded,
        activity: { text: evidence.origin },
        agent: [{ who: { display: `precedent ${one.versions.program}` } }],
        entity: [
          { ...extensionsOf(spansOf(one, evidence)), role: 'source', what: source },
          ...(evidence.sources ?? []).map(({ code, reference }) => ({
            ...extensionsOf([
              ...(code === undefined
                ? []
                : [extension('evidence-code', { valueCodeableConcept: writeConcept(code) })]),
              ...(reference?.url === undefined ? [] : [extension('address', { valueString: reference.url })]),
            ]),
            role: 'quotation',
            what: {
              ...(reference?.id !== undefined && { identifier: { value: reference.id } }),
              display: reference?.description ?? 'evidence',
            },
          })),
        ],
      });
      return target;
    },
    entries() {
      for (const provenance of provenances.splice(0)) add(provenance);
      return entry;
    },
  };
}

export function extensionsOf(extensions: readonly Extension[]): {
  readonly extension?: readonly Extension[];
} {
  return extensions.length === 0 ? {} : { extension: extensions };
}

function spansOf({ text }: Case, { spans, derivedBy, seen, note }: Evidence): readonly Extension[] {
  return [
    ...spans.map((span) => {
      const quote = quoteAt(text ?? '', span);
      return {
        ...extension('span', {}),
        extension: [
          { url: 'startUtf16', valueInteger: span.start },
          { url: 'endUtf16', valueInteger: span.end },
          ...(quote.trim() === '' ? [] : [{ url: 'quote', valueString: quote }]),
        ],
      };
    }),
    ...(derivedBy === undefined ? [] : [extension('derived-by', { valueString: derivedBy })]),
    ...(seen === undefined ? [] : [extension('seen', { valueString: seen })]),
    ...(note === undefined ? [] : [extension('note', { valueString: note })]),
  ];
}

/** A version 8 UUID (RFC 9562: bits of one's own choice) from the hash of a name. */
function uuidOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4] ?? '8';
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
