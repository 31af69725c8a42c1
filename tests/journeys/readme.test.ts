import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { precedent } from './run-precedent.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const commands = [...readme.matchAll(/^ {4}npm ci && npx precedent (.+)$/gm)].map(([, args]) =>
  args.split(' '),
);

test('the readme gives one command that sets up and reads an example', () => {
  expect(commands).toHaveLength(1);
});

test.each(commands)('the command of the readme works: precedent %s %s', (...args) => {
  const { status, stdout } = precedent(args);
  expect(status).toBe(0);
  expect(stdout).toContain('THE CASE');
});

test('every command that the readme lists is one of the program', () => {
  const help = precedent(['--help']).stdout;
  const listed = new Set([...readme.matchAll(/^\| `precedent ([a-z]+)/gm)].map(([, name]) => name));
  expect(listed.size).toBeGreaterThan(3);
  for (const name of listed) expect(help).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'));
});
