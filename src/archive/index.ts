export { archiveKind } from './archive-kind.ts';
export { expand } from './expand.ts';
export { type OpenZip, openZip, type ZipEntry } from './open-zip.ts';
export type { ArchivedFile } from './read-tar.ts';
