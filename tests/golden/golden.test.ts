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
  it.each(SKIPS.map((skip) => [skip.example, skip.fault, skip] as const))(
    'of %s still holds: %s',
    async (example, _fault, skip) => {
      const { cases } = (await readExample(reader, example)).assembly;
      expect(skip.isStillThere(cases[0]), 'the fault is gone: remove the entry from skips.ts').toBe(true);
    },
  );
});
