import { createHash } from 'node:crypto';
import type { ArchiveRecord } from './archive-record.ts';

/**
 * Writes the lines of an archive: `{"sha256":"…",` and the record. The hash is of the hash before it and the rest of the line, so that a line
 * that was changed, moved, added or left out shows at its place; the last line says that it is the last.
 */
export function createArchiveWriter(): (record: ArchiveRecord) => string {
  let before = '';
  return (record) => {
    const rest = JSON.stringify(bodyOf(record)).slice(1);
    before = hashOf(before, rest);
    return `{"sha256":"${before}",${rest}\n`;
  };
}

/** SHA-256, hex, of the hash of the line before and what stands behind a line's own. */
export function hashOf(before: string, rest: string): string {
  return createHash('sha256').update(before).update(rest).digest('hex');
}

function bodyOf(record: ArchiveRecord): object {
  switch (record.kind) {
    case 'manifest':
      return { manifest: record.manifest };
    case 'revision':
      return { revision: record.revision };
    case 'pair':
      return { pair: record.pair };
    case 'end':
      return { end: { lines: record.lines } };
  }
}
