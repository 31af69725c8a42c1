export {
  type ArchivedPair,
  type ArchivedRevision,
  type ArchiveManifest,
  type ArchiveRecord,
  beginsArchive,
  createArchiveReader,
  createArchiveWriter,
} from './archive/index.ts';
export { casesFromJson } from './cases-from-json.ts';
export { type CitationFormat, writeCitations } from './citations/index.ts';
export {
  COLLECTION_FORMATS,
  type CollectionFormat,
  DOCUMENT_FORMATS,
  type DocumentFormat,
  writeCollection,
  writeDocument,
  type WrittenCase,
  type WrittenPart,
} from './export-cases.ts';
export {
  type Bundle,
  type BundleOptions,
  casesFromBundle,
  toBundle,
  type WrittenBundle,
} from './fhir/index.ts';
export type { ExchangeNote } from './notes.ts';
export {
  caseFromPhenopacketBytes,
  caseFromPhenopacketJson,
  encodePhenopacket,
  phenopacketsIn,
  type Phenopacket,
  type PhenopacketOptions,
  toPhenopacket,
  type WrittenPhenopacket,
} from './phenopacket/index.ts';
export { type Cell, type Table, tabulateCases, writeCsv, writeXlsx } from './tables/index.ts';
