import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Reader } from '../../src/extract/extract.ts';
import { EXAMPLES, goldenPath, openReader, readExample, reviewable } from './read-example.ts';
import { SKIPS } from './skips.ts';

let reader: Reader;
beforeAll(async () => {
  reader = await openReader();
});

describe('a golden case', () => {
  it.each(EXAMPLES)(
    'of %s is read as it was reviewed (else: npm run golden:accept, and review the diff)',
    async (name) => {
      const path = goldenPath(name);
      expect(existsSync(path), `${path} is missing: npm run golden:accept`).toBe(true);
      expect(JSON.parse(reviewable(await readExample(reader, name)))).toEqual(
        JSON.parse(readFileSync(path, 'utf8')),
      );
    },
  );
});

describe('the list of known faults', () => {
  it('names none that is gone', async () => {
    for (const { example, fault, isStillThere } of SKIPS) {
      const { cases } = (await readExample(reader, example)).assembly;
      expect(isStillThere(cases[0]), `${fault}: the fault is gone, remove the entry from skips.ts`).toBe(
        true,
      );
    }
    expect(SKIPS.length).toBeLessThan(20);
  });
});
