import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { BRIEFED, goldenBriefPath, withBriefs } from './read-brief.ts';

const made = new Map<string, string>();
beforeAll(async () => {
  await withBriefs(async (briefOf) => {
    for (const report of BRIEFED) made.set(report, await briefOf(report));
  });
});

describe('a golden brief', () => {
  it.each(BRIEFED)(
    'of %s says what was reviewed (else: npm run golden:accept, and review the diff)',
    (report) => {
      const path = goldenBriefPath(report);
      expect(existsSync(path)).toBe(true);
      expect(made.get(report)).toBe(readFileSync(path, 'utf8'));
    },
  );
});
