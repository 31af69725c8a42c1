import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../errors.ts';
import { parseTerminology } from './load-file.ts';
import { unpack } from './unpack.ts';

const fixtures = ['sample.obo', 'sample.json', 'drugs.csv'].flatMap((name) => {
  const bytes = readFileSync(new URL(`../../../tests/fixtures/terminology/${name}`, import.meta.url));
  return [bytes, gzipSync(bytes)];
});

/** Whether the content is read, or refused as input: anything else is a defect. */
function isReadOrRefused(bytes: Uint8Array): boolean {
  try {
    return parseTerminology(bytes, { source: 'fuzz', sha256: '' }).concepts.length > 0;
  } catch (error) {
    if (error instanceof InputError) return true;
    throw error;
  }
}

describe('any content of a terminology file', () => {
  it('is read or refused when bytes of a sound file are changed', () => {
    const change = fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.nat(255));
    fc.assert(
      fc.property(
        fc.constantFrom(...fixtures),
        fc.array(change, { minLength: 1, maxLength: 8 }),
        (fixture, changes) => {
          const bytes = Buffer.from(fixture);
          for (const [place, value] of changes) bytes[Math.floor(place * bytes.length)] = value;
          expect(isReadOrRefused(bytes)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is never read when a sound file is cut off', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...fixtures),
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        (fixture, part) => {
          const bytes = fixture.subarray(0, Math.floor(part * fixture.length));
          // A text format that is cut off just at the end of a line cannot be told from a shorter file.
          fc.pre(bytes.at(-1) !== 0x0a);
          expect(() => parseTerminology(bytes, { source: 'fuzz', sha256: '' })).toThrow(InputError);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is read or refused, whatever the bytes', () => {
    const start = fc.constantFrom(
      '{',
      '[Term]\n',
      'format-version: 1.4\n',
      'PK',
      'DrugBank ID,',
      '\u001f\u008b',
      '',
    );
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 200 }), (first, rest) => {
        expect(isReadOrRefused(Buffer.concat([Buffer.from(first, 'latin1'), rest]))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('that unpacks to more than can be read is refused', () => {
    const bomb = gzipSync(Buffer.alloc(100_000));
    expect(unpack(bomb, 'bomb.gz', 100_000)).toHaveLength(100_000);
    expect(() => unpack(bomb, 'bomb.gz', 99_999)).toThrow(
      expect.objectContaining({ code: 'file-too-large' }),
    );
  });
});
