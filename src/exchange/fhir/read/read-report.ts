import type { Report } from '../../../case/index.ts';
import type { ResourceOf } from '../resources.ts';
import { extensionOf } from './concepts.ts';

/** The report a Bundle came from, and its text. */
export interface ReadReport {
  readonly report: Report;
  readonly title: string | undefined;
  readonly text: string | undefined;
}

/** The first document that is a case report, with its citation; nothing where there is none. */
export function readReport(documents: readonly ResourceOf<'DocumentReference'>[]): ReadReport {
  const one = documents.find(({ type }) => type?.text === 'Case report') ?? documents[0];
  if (one === undefined) return { report: { citation: {} }, title: undefined, text: undefined };
  const attachment = one.content[0]?.attachment ?? {};
  const idIn = (part: string) => one.identifier?.find(({ system }) => system?.includes(part))?.value;
  const [doi, pmid, pmcid] = [idIn('doi.org'), idIn('pubmed.'), idIn('pmc.')];
  const authors = (one.author ?? []).flatMap(({ display }) => display ?? []);
  const journal = one.custodian?.display;
  const year = Number(/^\d{4}/.exec(attachment.creation ?? '')?.[0]);
  const title = extensionOf(one.extension, 'title')?.valueString;
  const licence = extensionOf(one.extension, 'licence')?.valueString;
  const sha256 = extensionOf(one.extension, 'sha256')?.valueString;
  const isText = attachment.contentType === undefined || attachment.contentType.startsWith('text/plain');
  return {
    report: {
      citation: {
        ...(title !== undefined && { title }),
        ...(authors.length > 0 && { authors }),
        ...(journal !== undefined && { journal }),
        ...(Number.isInteger(year) && year > 0 && { year }),
        ...(doi !== undefined && { doi }),
        ...(pmid !== undefined && { pmid }),
        ...(pmcid !== undefined && { pmcid }),
        ...(attachment.url !== undefined && { url: attachment.url }),
      },
      ...(sha256 !== undefined && { sha256 }),
      ...(attachment.language !== undefined && { language: attachment.language }),
      ...(licence !== undefined && { licence }),
    },
    title: attachment.title,
    text:
      attachment.data === undefined || !isText
        ? undefined
        : Buffer.from(attachment.data, 'base64').toString('utf8'),
  };
}
