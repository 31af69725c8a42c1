import type { Case } from '../../../case/index.ts';
import type { Reference, WrittenResource } from '../resources.ts';
import { extensionsOf } from './bundle-builder.ts';
import { extension } from './concepts.ts';

/** The report, with its text where the case keeps it; spans of the provenances point into that text. */
export function writeDocument({ report, title, text }: Case, subject: Reference): WrittenResource {
  const { citation, licence, sha256, language } = report;
  const identifier = [
    ...(citation.doi === undefined ? [] : [{ system: 'https://doi.org', value: citation.doi }]),
    ...(citation.pmid === undefined
      ? []
      : [{ system: 'https://pubmed.ncbi.nlm.nih.gov', value: citation.pmid }]),
    ...(citation.pmcid === undefined
      ? []
      : [{ system: 'https://pmc.ncbi.nlm.nih.gov', value: citation.pmcid }]),
  ];
  const name = title ?? citation.title;
  return {
    resourceType: 'DocumentReference',
    ...extensionsOf([
      ...(licence === undefined ? [] : [extension('licence', { valueString: licence })]),
      ...(sha256 === undefined ? [] : [extension('sha256', { valueString: sha256 })]),
      ...(citation.title === undefined ? [] : [extension('title', { valueString: citation.title })]),
    ]),
    ...(identifier.length > 0 && { identifier }),
    status: 'current',
    type: { text: 'Case report' },
    subject,
    ...(citation.authors !== undefined && { author: citation.authors.map((display) => ({ display })) }),
    ...(citation.journal !== undefined && { custodian: { display: citation.journal } }),
    ...(name !== undefined && { description: name }),
    content: [
      {
        attachment: {
          contentType: 'text/plain; charset=utf-8',
          ...(language !== undefined && { language }),
          ...(text !== undefined && text !== '' && { data: Buffer.from(text, 'utf8').toString('base64') }),
          ...(citation.url !== undefined && { url: citation.url }),
          ...(title !== undefined && { title }),
          ...(citation.year !== undefined && { creation: String(citation.year).padStart(4, '0') }),
        },
      },
    ],
  };
}
