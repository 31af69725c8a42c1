import { describe, expect, it } from 'vitest';
import { createArchiveReader } from './archive-reader.ts';
import { createArchiveWriter } from './archive-writer.ts';
import type { ArchiveRecord } from './archive-record.ts';

const revision = (id: string): ArchiveRecord => ({
  kind: 'revision',
  revision: {
    id,
    revision: 1,
    change: 'imported',
    changedAt: '2026-01-02T03:04:05.000Z',
    changedBy: 'me',
    reason: null,
    source: null,
    contentSha256: null,
    addedAt: null,
    document: { words: '"}' },
  },
});
const RECORDS: readonly ArchiveRecord[] = [
  {
    kind: 'manifest',
    manifest: {
      precedentArchive: 1,
      program: '0',
      created: 'now',
      cases: 2,
      revisions: 2,
      pairs: 0,
      terminologies: [],
    },
  },
  revision('a'),
  revision('b'),
  { kind: 'end', lines: 4 },
];
const LINES = RECORDS.map(createArchiveWriter()).map((line) => line.trimEnd());

function read(lines: readonly string[]): readonly ArchiveRecord[] {
  const reader = createArchiveReader('library.jsonl');
  const records = lines.map((line) => reader.read(line));
  reader.finish();
  return records;
}

describe('an archive', () => {
  it('is read as it was written', () => {
    expect(read(LINES)).toEqual(RECORDS);
  });

  it('in which a word was changed is refused at that line', () => {
    const changed = LINES.map((line) => line.replace('"id":"b"', '"id":"c"'));
    expect(() => read(changed)).toThrow('library.jsonl, line 3: it is not as it was written');
  });

  it.each([
    [[LINES[0], LINES[2], LINES[3]], 'line 2: it is not as it was written, or a line before it is missing'],
    [[LINES[0], LINES[2], LINES[1], LINES[3]], 'line 2: it is not as it was written'],
    [LINES.slice(0, 3), 'ends after line 3, before the end'],
    [[], 'ends after line 0'],
    [[...LINES, LINES[1]], 'line 5: it stands behind the end'],
    [[LINES[0], '{"id": 1}'], 'line 2: it is no line of an archive'],
  ])('with lines missing, moved or added is refused with the place', (lines, message) => {
    expect(() => read(lines as readonly string[])).toThrow(message);
  });
});
