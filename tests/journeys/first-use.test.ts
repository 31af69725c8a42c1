import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { precedent, scratchFolder } from './run-precedent.ts';

const LUPUS = fileURLToPath(new URL('../../examples/lupus-panniculitis-calcinosis.md', import.meta.url));

interface BriefJson {
  readonly precedents?: readonly { readonly id: string }[];
  readonly novelty?: { readonly casesSearched: number };
  readonly libraryUnavailable?: string;
}

function brief(folder: string) {
  const ended = precedent(['--data-folder', folder, 'brief', LUPUS, '--json']);
  expect(ended).toMatchObject({ status: 0 });
  return { ...ended, brief: JSON.parse(ended.stdout) as BriefJson };
}

describe('the first brief on a machine', () => {
  test('fills the library with the packs’ published cases once and says so; start-empty removes them for good', () => {
    const folder = scratchFolder();
    const first = brief(folder);
    expect(first.stderr).toMatch(/took 138 published cases of calcinosis-cutis .* start-empty/);
    expect(first.brief.novelty?.casesSearched).toBe(138);
    const lupus = (first.brief.precedents ?? []).filter(({ id }) => /:(SLE|LP)-/.test(id));
    expect(lupus.length).toBeGreaterThan(5);

    const second = brief(folder);
    expect(second.stderr).not.toContain('published cases');
    expect(second.brief.precedents).toEqual(first.brief.precedents);

    const emptied = precedent(['--data-folder', folder, 'library', 'start-empty', '--json']);
    expect(JSON.parse(emptied.stdout)).toEqual({ removed: 138, kept: 0 });
    expect(brief(folder).brief.novelty?.casesSearched).toBe(0);
  });

  test('leaves a library alone that was started empty, or that holds cases already', () => {
    const empty = scratchFolder();
    expect(precedent(['--data-folder', empty, 'library', 'start-empty']).status).toBe(0);
    expect(brief(empty).brief.novelty?.casesSearched).toBe(0);

    const own = scratchFolder();
    expect(precedent(['--data-folder', own, 'library', 'import', LUPUS]).status).toBe(0);
    expect(brief(own).brief.novelty?.casesSearched).toBeLessThan(2);
  });

  test('does without a library that another process has, and says why in every part', () => {
    const folder = scratchFolder();
    const library = join(folder, 'library');
    mkdirSync(library, { recursive: true });
    const owner = {
      pid: 1,
      started: null,
      host: `not-${hostname()}`,
      program: 'precedent serve',
      since: '2026-01-01',
    };
    writeFileSync(join(library, 'owner-000001.json'), JSON.stringify({ ...owner, released: false }));
    const { brief: made, stderr } = brief(folder);
    expect(stderr).toContain('the brief does without the library');
    expect(made.libraryUnavailable).toContain('in use by precedent serve');
    const page = precedent(['--data-folder', folder, 'brief', LUPUS]).stdout.replace(/\s+/g, ' ');
    expect(page.split('is in use by precedent serve')).toHaveLength(4);
    expect(existsSync(join(library, 'database'))).toBe(false);
  });

  // A superuser may write anywhere, so permissions keep nobody out.
  test.skipIf(process.getuid?.() === 0)('answers where the data folder cannot be written', () => {
    const folder = scratchFolder();
    chmodSync(folder, 0o500);
    try {
      expect(brief(folder).brief.libraryUnavailable).toContain('cannot be used');
    } finally {
      chmodSync(folder, 0o700);
    }
  });

  test('answers where the place of the library is no folder', () => {
    const folder = scratchFolder();
    writeFileSync(join(folder, 'library'), '');
    expect(brief(folder).brief.libraryUnavailable).toContain('cannot be used');
  });
});

test('a question to the library fills a new one too', () => {
  const question = ['evidence', '--condition', 'calcinosis cutis', '--among', 'systemic lupus erythematosus'];
  const { status, stderr, stdout } = precedent(['--data-folder', scratchFolder(), ...question, '--json']);
  expect({ status, stderr }).toMatchObject({ status: 0 });
  expect(stderr).toContain('took 138 published cases');
  const { treatments } = JSON.parse(stdout) as { treatments: { label: string }[] };
  expect(treatments.map(({ label }) => label)).toContain('Diltiazem');
});

test.each([[['read', LUPUS]], [['classify', LUPUS]], [['terminology', 'list']], [['pack', 'list']]])(
  '%j neither makes nor opens a library',
  (args) => {
    const folder = scratchFolder();
    expect(precedent(['--data-folder', folder, ...args]).status).toBe(0);
    expect(readdirSync(folder)).not.toContain('library');
  },
);
