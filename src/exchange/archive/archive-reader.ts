import { InputError } from '../../errors.ts';
import {
  type ArchiveRecord,
  ArchivedPairSchema,
  ArchivedRevisionSchema,
  ArchiveManifestSchema,
} from './archive-record.ts';
import { hashOf } from './archive-writer.ts';

/** Reads the lines of an archive in their order. */
export interface ArchiveReader {
  /** Throws `InputError`: `archive-altered` with the line, `archive-version`. */
  read(line: string): ArchiveRecord;
  /** Throws `InputError` `archive-truncated` where the last line was not the end. */
  finish(): void;
}

const LINE = /^\{"sha256":"([0-9a-f]{64})",(.*)$/s;

/** Whether a first line is that of an archive, whole or not. */
export function beginsArchive(firstLine: string): boolean {
  return /^\{"sha256":"[0-9a-f]{64}","manifest":\{"precedentArchive":/.test(firstLine);
}

/** `file` names the archive in messages. */
export function createArchiveReader(file: string): ArchiveReader {
  let before = '';
  let count = 0;
  let hasEnded = false;
  const altered = (why: string): InputError =>
    new InputError(
      'archive-altered',
      `${file}, line ${count}: ${why}. Nothing was taken in; export the library again, or take an unaltered copy.`,
    );
  return {
    read(line) {
      count += 1;
      if (hasEnded) throw altered('it stands behind the end of the archive');
      const [, hash, rest] = LINE.exec(line) ?? [];
      if (hash === undefined || rest === undefined) throw altered('it is no line of an archive');
      if (hashOf(before, rest) !== hash)
        throw altered('it is not as it was written, or a line before it is missing');
      before = hash;
      const record = recordOf(JSON.parse(`{${rest}`) as Readonly<Record<string, unknown>>);
      if (record === undefined) throw altered('it holds nothing that this version of the program knows');
      if ((record.kind === 'manifest') !== (count === 1)) throw altered('the manifest is not the first line');
      if (record.kind === 'end') {
        if (record.lines !== count) throw altered(`${record.lines} lines were written, ${count} are there`);
        hasEnded = true;
      }
      return record;
    },
    finish() {
      if (hasEnded) return;
      throw new InputError(
        'archive-truncated',
        `${file} ends after line ${count}, before the end of the archive: the rest is missing. Nothing was taken in; copy it again.`,
      );
    },
  };
}

function recordOf({
  manifest,
  revision,
  pair,
  end,
}: Readonly<Record<string, unknown>>): ArchiveRecord | undefined {
  if (manifest !== undefined) {
    const parsed = ArchiveManifestSchema.safeParse(manifest);
    if (parsed.success) return { kind: 'manifest', manifest: parsed.data };
    throw new InputError(
      'archive-version',
      'The archive is of another version of this format: take it in with the program that wrote it, or a newer one.',
    );
  }
  if (revision !== undefined) {
    const parsed = ArchivedRevisionSchema.safeParse(revision);
    return parsed.success ? { kind: 'revision', revision: parsed.data } : undefined;
  }
  if (pair !== undefined) {
    const parsed = ArchivedPairSchema.safeParse(pair);
    return parsed.success ? { kind: 'pair', pair: parsed.data } : undefined;
  }
  const lines = (end as { readonly lines?: unknown } | undefined)?.lines;
  return typeof lines === 'number' ? { kind: 'end', lines } : undefined;
}
