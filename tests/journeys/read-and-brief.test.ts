import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { CaseSchema } from '../../src/case/index.ts';
import { precedent, scratchFolder } from './run-precedent.ts';

const LUPUS = fileURLToPath(new URL('../../examples/lupus-panniculitis-calcinosis.md', import.meta.url));

test('brief prints one page for a person', () => {
  const { status, stdout } = precedent(['brief', LUPUS]);
  expect(status).toBe(0);
  expect(stdout).toContain('Calcinosis universalis');
  expect(stdout).toContain('Woman, 37');
  expect(stdout).toContain('THE CASE');
  for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
});

test('brief gives JSON alone on stdout, and a page that loads nothing', () => {
  const html = join(scratchFolder(), 'brief.html');
  const { status, stdout } = precedent(['brief', LUPUS, '--format', 'json', '--html', html]);
  expect(status).toBe(0);
  const brief = JSON.parse(stdout) as { case: unknown; versions: { program: string } };
  expect(CaseSchema.safeParse(brief.case).error).toBeUndefined();
  expect(brief.versions.program).toMatch(/^\d+\.\d+\.\d+/);
  const page = readFileSync(html, 'utf8');
  expect(page).toContain('<!doctype html>');
  expect(page).not.toMatch(/<script|src="http|href="http/i);
});

test('a report on standard input is read like a file', () => {
  const { status, stdout } = precedent(
    ['read', '-', '--json'],
    'A 45-year-old man presented with fever. He had no cough.',
  );
  expect(status).toBe(0);
  const one = JSON.parse(stdout) as {
    subject: { sex: { value: string } };
    findings: { concept: { label: string }; status: string }[];
  };
  expect(one.subject.sex.value).toBe('male');
  expect(one.findings.map((f) => [f.concept.label, f.status])).toEqual(
    expect.arrayContaining([
      ['Fever', 'present'],
      ['Cough', 'excluded'],
    ]),
  );
});

test('read shows the text with its marks, then tables with the words behind each fact', () => {
  const { status, stdout } = precedent(['read', LUPUS]);
  expect(status).toBe(0);
  expect(stdout).toContain('‹C›');
  expect(stdout).toContain('Measurements');
  expect(stdout).toMatch(/“[^”]+”/);
});

test('script in a report never becomes markup of the brief', () => {
  const html = join(scratchFolder(), 'attack.html');
  const attack =
    'A 30-year-old man with <script>alert(1)</script> fever and <img src=x onerror=alert(1)> cough.';
  expect(precedent(['brief', '-', '--html', html], attack).status).toBe(0);
  expect(readFileSync(html, 'utf8')).not.toMatch(/<script|<img/i);
});

test('characters that steer a terminal do not reach it', () => {
  const { stdout } = precedent(['brief', '-'], 'A 30-year-old man with \u001b[2Jfever and \u202ecough.');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
  expect(stdout).not.toMatch(/[\u001b\u202e]/);
});

test('a page that cannot be written ends with status 5 and leaves nothing behind', () => {
  const { status, stderr } = precedent(['brief', LUPUS, '--html', '/nonexistent-folder/brief.html']);
  expect(status).toBe(5);
  expect(stderr).toContain('/nonexistent-folder/brief.html');
  expect(existsSync('/nonexistent-folder')).toBe(false);
});
