export { beginsArchive, createArchiveReader } from './archive-reader.ts';
export type { ArchivedPair, ArchivedRevision, ArchiveManifest, ArchiveRecord } from './archive-record.ts';
export { createArchiveWriter } from './archive-writer.ts';
