import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { precedent, scratchFolder } from './run-precedent.ts';

const folder = scratchFolder();
const put = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
mkdirSync(join(folder, 'a-folder'));

const NESTED = `${'<div>'.repeat(100_000)}A 30-year-old man.${'</div>'.repeat(100_000)}`;
const BOMB = `<?xml version="1.0"?><!DOCTYPE article [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><article><body><p>&c;</p></body></article>`;
const EXTERNAL = `<?xml version="1.0"?><!DOCTYPE article [<!ENTITY x SYSTEM "file:///etc/passwd">]><article><body><p>&x;</p></body></article>`;

test.each([
  ['a file that is not there', join(folder, 'nothing.txt'), 'no file'],
  ['a folder', join(folder, 'a-folder'), 'folder'],
  ['an empty file', put('empty.txt', ''), 'no words'],
  ['a file of blanks', put('blank.txt', ' \n\t \n'), 'no words'],
  ['a PDF', put('report.pdf', '%PDF-1.7\n1 0 obj'), 'PDF'],
  ['a ZIP or Word file', put('report.docx', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0])), 'ZIP'],
  ['a gzip file that is cut off', put('report.gz', gzipSync('A 30-year-old man.').subarray(0, 25)), 'gzip'],
  [
    'binary bytes',
    put(
      'noise.txt',
      Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256),
    ),
    'Give|Save|text',
  ],
  [
    'bytes that are no UTF-8',
    put('broken.txt', Uint8Array.from([0xef, 0xbb, 0xbf, 0x41, 0xc3, 0x28, 0xff, 0xfe, 0x41])),
    'UTF-8|encod',
  ],
  ['an XML entity bomb', put('bomb.xml', BOMB), 'entit'],
  ['an XML file that points at other files', put('external.xml', EXTERNAL), 'entit'],
  [
    'XML cut off in the middle',
    put('cut.xml', '<?xml version="1.0"?><article><body><p>A 30-year-old man'),
    'XML',
  ],
  [
    'HTML nested a hundred thousand deep',
    put('deep.html', `<!doctype html><html><body>${NESTED}</body></html>`),
    'deep|nest',
  ],
  [
    'more bytes than a report has',
    put('huge.txt', 'A 30-year-old man had a fever. '.repeat(1_200_000)),
    'MiB',
  ],
])('%s ends with status 2 and a message that says what to do', (_, path, says) => {
  const { status, stdout, stderr } = precedent(['brief', path]);
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^precedent: /m);
  expect(stderr).toMatch(new RegExp(says, 'i'));
  expect(stderr).not.toMatch(/\n\s+at .*:\d+:\d+/);
});

test('a line of a million words is read', () => {
  const path = put('long.txt', `A 30-year-old man had ${'fever and cough '.repeat(250_000)}.`);
  const { status, stdout } = precedent(['read', path, '--json']);
  expect(status).toBe(0);
  expect(
    (JSON.parse(stdout) as { subject: { age: { value: { years: number } } } }).subject.age.value.years,
  ).toBe(30);
});

test.each([
  ['no command', [], 2],
  ['an unknown command', ['frobnicate'], 2],
  ['an unknown option', ['read', 'x', '--frobnicate'], 2],
  ['a missing argument', ['brief'], 2],
  ['an unknown format', ['brief', 'x', '--format', 'docx'], 2],
  ['a terminology that nobody knows', ['terminology', 'install', 'nonsense'], 2],
  ['a terminology file that is none', ['terminology', 'add', put('no-ontology.json', '{"a":1}')], 2],
  [
    'a truncated terminology file',
    ['terminology', 'add', put('cut.json.gz', gzipSync('{"graphs":[]}').subarray(0, 20))],
    2,
  ],
  ['a concept that is nowhere', ['terminology', 'find', 'zzqxzzqx'], 3],
  ['an id that neither terminologies nor library know', ['match', '--concepts', 'HP:99999999'], 2],
  ['a terminology that is not installed', ['terminology', 'remove', 'hpo'], 3],
  ['the version', ['--version'], 0],
  ['the help', ['--help'], 0],
])('%s ends with the status the contract gives it', (_, args, expected) => {
  const { status, stderr } = precedent(args);
  expect(status).toBe(expected);
  expect(stderr).not.toMatch(/\n\s+at .*:\d+:\d+/);
});
