import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  openSections,
  packSections,
  type Sections,
  sectionsNamed,
  sectionsUnder,
} from './section-container.ts';

const sections = fc.dictionary(
  fc.string({ minLength: 1, maxLength: 12 }).filter((name) => name !== '__proto__'),
  fc.oneof(
    fc.uint8Array({ maxLength: 20 }),
    fc.uint16Array({ maxLength: 20 }),
    fc.int32Array({ maxLength: 20 }),
    fc.uint32Array({ maxLength: 20 }),
    fc.float32Array({ maxLength: 20 }),
    fc.float64Array({ maxLength: 20 }),
  ),
  { maxKeys: 6, noNullPrototype: true },
);

function packed(given: Sections, description: unknown = null): Uint8Array {
  return Uint8Array.from(packSections(given, description).flatMap((chunk) => [...chunk]));
}

describe('a container', () => {
  it('gives back what was packed', () => {
    fc.assert(
      fc.property(sections, fc.jsonValue(), (given, description) => {
        const opened = openSections(packed(given, description));
        expect(opened).toEqual({
          status: 'sound',
          sections: given,
          description: JSON.parse(JSON.stringify(description)),
        });
      }),
    );
  });

  it('is damaged when it is cut off anywhere or any byte of a table is changed', () => {
    const bytes = packed({ a: Uint8Array.of(1, 2, 3), b: Float64Array.of(1.5, 2.5) }, { of: 'test' });
    for (let length = 0; length < bytes.length; length += 1) {
      expect(openSections(bytes.slice(0, length)).status).toBe('damaged');
    }
    let unnoticed = 0;
    for (let place = 0; place < bytes.length; place += 1) {
      const changed = bytes.slice();
      changed[place] = (changed[place] ?? 0) ^ 0xff;
      if (openSections(changed).status === 'sound') unnoticed += 1;
    }
    // The unused word of the preamble and the padding of `a` to eight bytes.
    expect(unnoticed).toBe(4 + 5);
  });

  it('names the part that is damaged', () => {
    const bytes = packed({ 'name/bytes': Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8) });
    bytes[bytes.length - 1] = 0;
    expect(openSections(bytes)).toEqual({
      status: 'damaged',
      reason: 'the checksum of its part name/bytes is wrong',
    });
  });

  it('keeps tables apart by prefix', () => {
    const given = { x: Uint8Array.of(1) };
    const all = { ...sectionsNamed('a/', given), ...sectionsNamed('b/', { y: Uint8Array.of(2) }) };
    expect(sectionsUnder(all, 'a/')).toEqual(given);
  });
});
