import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { precedent, scratchFolder, startPrecedent } from './run-precedent.ts';

interface Line {
  readonly id: string;
  readonly mentions: readonly {
    readonly start: number;
    readonly end: number;
    readonly type: string;
    readonly status: string;
  }[];
  readonly targets?: readonly { readonly status: string }[];
  readonly subject: { readonly sex: string | null; readonly ageYears: number | null };
}

const documents = Array.from({ length: 300 }, (_, i) => ({
  id: `report-${i}`,
  text: `A ${20 + (i % 50)}-year-old ${i % 2 === 0 ? 'man' : 'woman'} had fever for ${1 + (i % 9)} days. There was no cough. Prednisolone 20 mg daily was given.`,
}));
const jsonl = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const linesOf = (text: string): Line[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

test('answers come in the order of the input, whatever the number of threads', () => {
  const folder = scratchFolder();
  const input = join(folder, 'in.jsonl');
  writeFileSync(input, jsonl(documents));
  const answers = ['1', '3'].map((jobs) => {
    const output = join(folder, `out-${jobs}.jsonl`);
    expect(precedent(['annotate', '--in', input, '--out', output, '--jobs', jobs]).status).toBe(0);
    return readFileSync(output, 'utf8');
  });
  expect(answers[0]).toBe(answers[1]);
  const lines = linesOf(answers[0]);
  expect(lines.map((line) => line.id)).toEqual(documents.map((document) => document.id));
  expect(lines[3].subject).toEqual({ sex: 'female', ageYears: 23 });
  for (const [i, line] of lines.entries())
    for (const { start, end } of line.mentions)
      expect(documents[i].text.slice(start, end).trim()).not.toBe('');
});

test('a gzip file is read, answers go to standard output, and targets are answered', () => {
  const folder = scratchFolder();
  const input = join(folder, 'in.jsonl.gz');
  const text = 'She denied chest pain.';
  writeFileSync(input, gzipSync(jsonl([{ id: 'a', text, targets: [{ start: 11, end: 21 }] }])));
  const { status, stdout } = precedent(['annotate', '--in', input, '--out', '-', '--jobs', '1']);
  expect(status).toBe(0);
  expect(linesOf(stdout)[0].targets).toEqual([{ start: 11, end: 21, status: 'excluded' }]);
});

test('an interrupted run is continued where it stopped', async () => {
  const folder = scratchFolder();
  const input = join(folder, 'in.jsonl');
  const output = join(folder, 'out.jsonl');
  const many = Array.from({ length: 20 }, (_, r) =>
    documents.map(({ id, text }) => ({ id: `${r}-${id}`, text: `${text} `.repeat(4) })),
  ).flat();
  writeFileSync(input, jsonl(many));
  const running = startPrecedent(['annotate', '--in', input, '--out', output, '--jobs', '1']);
  for (
    let i = 0;
    i < 400 && !(existsSync(`${output}.partial`) && readFileSync(`${output}.partial`).length > 0);
    i += 1
  )
    await wait(25);
  running.kill('SIGKILL');
  await once(running, 'exit');
  expect(existsSync(output)).toBe(false);
  const { status, stderr } = precedent(['annotate', '--in', input, '--out', output, '--jobs', '2']);
  expect(status).toBe(0);
  expect(stderr).toMatch(/continuing after \d+ documents/);
  const lines = linesOf(readFileSync(output, 'utf8'));
  expect(lines.map((line) => line.id)).toEqual(many.map((document) => document.id));
  expect(existsSync(`${output}.partial`)).toBe(false);
});

test('an interrupted run of another input is not continued', () => {
  const folder = scratchFolder();
  const input = join(folder, 'in.jsonl');
  const output = join(folder, 'out.jsonl');
  writeFileSync(input, jsonl([{ id: 'new', text: 'Fever.' }]));
  writeFileSync(`${output}.partial`, '{"id":"old","mentions":[]}\n');
  const { status, stderr } = precedent(['annotate', '--in', input, '--out', output, '--jobs', '1']);
  expect(status).toBe(2);
  expect(stderr).toContain('--restart');
});

test.each([
  ['no JSON', 'fever\n', 'Line 2 is no JSON document'],
  ['no text', '{"id":"x"}\n', 'Line 2: text'],
  [
    'a target outside the text',
    '{"id":"x","text":"Fever.","targets":[{"start":3,"end":99}]}\n',
    'target 3-99',
  ],
])('a line with %s ends with status 2 and keeps what was done', (_, bad, says) => {
  const folder = scratchFolder();
  const input = join(folder, 'in.jsonl');
  const output = join(folder, 'out.jsonl');
  writeFileSync(input, `${jsonl([{ id: 'good', text: 'Fever.' }])}${bad}`);
  const { status, stderr } = precedent(['annotate', '--in', input, '--out', output, '--jobs', '1']);
  expect(status).toBe(2);
  expect(stderr).toContain(says);
  expect(existsSync(output)).toBe(false);
});
