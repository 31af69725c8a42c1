import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { precedent, scratchFolder } from './run-precedent.ts';

const LUPUS = fileURLToPath(new URL('../../examples/lupus-panniculitis-calcinosis.md', import.meta.url));

interface Answer {
  readonly verdict: { readonly type?: string; readonly certainty: string };
}

function verdictOf(args: readonly string[], input?: string): Answer['verdict'] {
  const { status, stdout } = precedent([...args, '--json'], input);
  expect(status).toBe(0);
  return (JSON.parse(stdout) as Answer).verdict;
}

describe('precedent classify', () => {
  test('gives a case of the library the verdict of the report it was read from', () => {
    const at = ['--data-folder', scratchFolder()];
    expect(precedent([...at, 'library', 'import', LUPUS]).status).toBe(0);
    const [{ id }] = (
      JSON.parse(precedent([...at, 'library', 'list', '--json']).stdout) as { cases: [{ id: string }] }
    ).cases;
    expect(verdictOf([...at, 'classify', id])).toEqual(verdictOf([...at, 'classify', LUPUS]));
  });

  test('asks for what is unknown, asks again what it cannot read, and classifies by what was typed', () => {
    const typed = 'perhaps\nnormal\nnormal\n\n';
    const { status, stderr } = precedent(['classify', '--interactive'], typed);
    expect(status).toBe(0);
    expect(stderr).toContain('“perhaps” is no level');
    expect(stderr.match(/Serum calcium, with albumin/g)).toHaveLength(2);
    expect(verdictOf(['classify', '--interactive'], '\n').certainty).toBe('undetermined');
  });

  test('says what it needs where neither a report nor questions are asked for', () => {
    expect(precedent(['classify'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--interactive'),
    });
  });
});
