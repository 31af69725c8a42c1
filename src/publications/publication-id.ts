import { InputError } from '../errors.ts';

/** How a publication is named in the world. */
export type PublicationId =
  | { readonly kind: 'pmcid'; readonly value: string }
  | { readonly kind: 'pmid'; readonly value: string }
  | { readonly kind: 'doi'; readonly value: string };

/** Reads `PMC123`, `123` or `PMID:123`, a DOI or its address. Throws `InputError` `publication-id` for anything else. */
export function parsePublicationId(given: string): PublicationId {
  const words = given.trim();
  const pmcid = /^(?:https?:\/\/\S*\/)?PMC(\d{1,9})\/?$/i.exec(words)?.[1];
  if (pmcid !== undefined) return { kind: 'pmcid', value: `PMC${pmcid}` };
  const pmid = /^(?:PMID:? ?|https?:\/\/pubmed\.ncbi\.nlm\.nih\.gov\/)?([1-9]\d{0,8})\/?$/i.exec(words)?.[1];
  if (pmid !== undefined) return { kind: 'pmid', value: pmid };
  const doi = /^(?:doi:? ?|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/[^\s"<>]+)$/i.exec(words)?.[1];
  if (doi !== undefined) return { kind: 'doi', value: doi.toLowerCase() };
  throw new InputError(
    'publication-id',
    `${JSON.stringify(given.slice(0, 80))} is no identifier of a publication. Give one such as PMC1234567, PMID:12345678 or 10.1000/xyz.`,
  );
}
