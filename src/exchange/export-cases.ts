import type { Case } from '../case/index.ts';
import { assertNever } from '../errors.ts';
import { type CitationFormat, writeCitations } from './citations/index.ts';
import { toBundle } from './fhir/index.ts';
import type { ExchangeNote } from './notes.ts';
import { encodePhenopacket, type PhenopacketOptions, toPhenopacket } from './phenopacket/index.ts';
import { tabulateCases, writeCsv, writeXlsx } from './tables/index.ts';

/** Formats with a document for each case, which are written one after the other. */
export const DOCUMENT_FORMATS = ['phenopacket', 'phenopacket-protobuf', 'fhir', 'json'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];
/** Formats that are of all cases together. */
export const COLLECTION_FORMATS = ['csv', 'xlsx', 'ris', 'bibtex', 'csl-json'] as const;
export type CollectionFormat = (typeof COLLECTION_FORMATS)[number];

/** A case as a document: an object for JSON, or bytes. */
export interface WrittenCase {
  readonly document: object | Uint8Array;
  readonly notes: readonly ExchangeNote[];
}

/** A file of several that a format needs; the main one has no name of its own. */
export interface WrittenPart {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** Writes one case in a format of documents. */
export function writeDocument(one: Case, format: DocumentFormat, options: PhenopacketOptions): WrittenCase {
  switch (format) {
    case 'phenopacket': {
      const { phenopacket, notes } = toPhenopacket(one, options);
      return { document: phenopacket, notes };
    }
    case 'phenopacket-protobuf': {
      const { phenopacket, notes } = toPhenopacket(one, options);
      return { document: encodePhenopacket(phenopacket), notes };
    }
    case 'fhir': {
      const { bundle, notes } = toBundle(one, options);
      return { document: bundle, notes };
    }
    case 'json':
      return { document: one, notes: [] };
    default:
      return assertNever(format);
  }
}

/** Writes cases in a format that is of all of them together; CSV has a file for each of its tables. */
export async function writeCollection(
  cases: readonly Case[],
  format: CollectionFormat,
): Promise<readonly WrittenPart[]> {
  switch (format) {
    case 'csv':
      return tabulateCases(cases).map((table, index) => ({
        name: index === 0 ? '' : table.name,
        content: writeCsv(table),
      }));
    case 'xlsx':
      return [{ name: '', content: await writeXlsx(tabulateCases(cases)) }];
    case 'ris':
    case 'bibtex':
    case 'csl-json':
      return [{ name: '', content: citationsOf(cases, format) }];
    default:
      return assertNever(format);
  }
}

function citationsOf(cases: readonly Case[], format: CitationFormat): string {
  return writeCitations(cases, format).text;
}
