import type { Evidence, EvidenceSource } from '../../../case/index.ts';
import { spanOf } from '../../../case/index.ts';
import type { ResourceOf } from '../resources.ts';
import { extensionOf, partOf, readConcept } from './concepts.ts';
import type { ResourcePool } from './resource-pool.ts';

/** Gives the evidence of a resource: what our own Provenance says, else that it was imported, with the resource's note. */
export type EvidenceReader = (
  resource: object | undefined,
  note?: readonly { readonly text?: string | undefined }[],
) => Evidence;

/** Spans are kept only where the text that they point into came along. */
export function evidenceReader(pool: ResourcePool, text: string | undefined): EvidenceReader {
  const byTarget = new Map(
    pool.all('Provenance').flatMap((one) => one.target.map(({ reference }) => [reference, one] as const)),
  );
  return (resource, note) => {
    const provenance = resource === undefined ? undefined : byTarget.get(pool.addressOf(resource));
    const noted = note?.find((one) => one.text !== undefined)?.text;
    if (provenance === undefined || !isOurs(provenance))
      return { origin: 'imported', spans: [], ...(noted !== undefined && { note: noted }) };
    return readProvenance(provenance, text, noted);
  };
}

const ORIGINS = ['read', 'curated', 'imported'] as const;

function isOurs({ activity }: ResourceOf<'Provenance'>): boolean {
  return ORIGINS.some((origin) => origin === activity?.text);
}

function readProvenance(
  { activity, entity }: ResourceOf<'Provenance'>,
  text: string | undefined,
  noted: string | undefined,
): Evidence {
  const source = entity?.find(({ role }) => role === 'source')?.extension;
  const spans = (source ?? []).flatMap((one) => {
    const [start, end] = [partOf(one, 'startUtf16')?.valueInteger, partOf(one, 'endUtf16')?.valueInteger];
    return start === undefined || end === undefined || start < 0 || start >= end || text === undefined
      ? []
      : [spanOf(start, end)];
  });
  const derivedBy = extensionOf(source, 'derived-by')?.valueString;
  const seen = (['abstract', 'part', 'full-text'] as const).find(
    (one) => one === extensionOf(source, 'seen')?.valueString,
  );
  const note = extensionOf(source, 'note')?.valueString ?? noted;
  const sources = (entity ?? [])
    .filter(({ role }) => role === 'quotation')
    .map(({ what, extension }): EvidenceSource => {
      const code = readConcept(extensionOf(extension, 'evidence-code')?.valueCodeableConcept);
      const url = extensionOf(extension, 'address')?.valueString;
      const id = what.identifier?.value;
      const description = what.display === 'evidence' ? undefined : what.display;
      const reference = {
        ...(id !== undefined && { id }),
        ...(url !== undefined && { url }),
        ...(description !== undefined && { description }),
      };
      return {
        ...(code !== undefined && { code }),
        ...(Object.keys(reference).length > 0 && { reference }),
      };
    });
  return {
    origin: ORIGINS.find((origin) => origin === activity?.text) ?? 'imported',
    spans,
    ...(derivedBy !== undefined && { derivedBy }),
    ...(seen !== undefined && { seen }),
    ...(note !== undefined && { note }),
    ...(sources.length > 0 && { sources }),
  };
}
