import type { Citation } from '../../../case/index.ts';
import type { ExternalReference } from '../phenopacket.ts';

const PUBLICATION = [
  ['pmid', /^PMID:\s*(\d+)$/i],
  ['doi', /^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)(10\.\S+)$/i],
  ['pmcid', /^PMC(?:ID)?:\s*(PMC\d+|\d+)$/i],
] as const;

/** The publication among the references of a phenopacket: the first that has a PMID, DOI or PMCID, with further ids of references without a title. */
export function readCitation(references: readonly ExternalReference[] | undefined): Citation {
  const publications = (references ?? []).flatMap(({ id = '', reference, description }) => {
    const key = PUBLICATION.find(([, form]) => form.test(id) || form.test(reference ?? ''));
    if (key === undefined) return [];
    const [name, form] = key;
    const value = (form.exec(id) ?? form.exec(reference ?? ''))?.[1] ?? '';
    return [{ name, value, reference, description }];
  });
  const [first, ...others] = publications;
  if (first === undefined) return {};
  const more = others.filter(({ name, description }) => name !== first.name && description === undefined);
  return {
    ...(first.description !== undefined && { title: first.description }),
    ...Object.fromEntries(more.map(({ name, value }) => [name, value])),
    [first.name]: first.value,
    ...(first.reference !== undefined && { url: first.reference }),
  };
}
