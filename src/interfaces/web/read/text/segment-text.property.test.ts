import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOfText } from './blocks.ts';
import { type Place, segmentText } from './segment-text.ts';

const places: fc.Arbitrary<Place[]> = fc.array(
  fc
    .record({
      start: fc.nat(80),
      length: fc.integer({ min: 1, max: 30 }),
      key: fc.constantFrom('a', 'b', 'c'),
    })
    .map(({ start, length, key }): Place => ({ start, end: start + length, key, mark: 'present' })),
);

describe('segments of a block', () => {
  it('put together are the block, without gaps or overlaps', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.integer({ min: 1, max: 60 }), places, (start, length, all) => {
        const block = { start, end: start + length };
        const segments = segmentText(block, all);
        expect(segments[0]?.start).toBe(block.start);
        expect(segments.at(-1)?.end).toBe(block.end);
        for (const [i, { start: from }] of segments.slice(1).entries()) expect(from).toBe(segments[i]?.end);
      }),
    );
  });

  it('carry exactly the facts whose words cover them', () => {
    fc.assert(
      fc.property(places, (all) => {
        for (const { start, end, facts } of segmentText({ start: 0, end: 110 }, all)) {
          const over = all.filter((place) => place.start < end && place.end > start).map(({ key }) => key);
          expect(new Set(facts)).toEqual(new Set(over));
        }
      }),
    );
  });
});

describe('blocks of plain text', () => {
  it('hold every word once, in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Case report', 'a b.', '\n', '\n\n', 'long '.repeat(30))),
        (parts) => {
          const text = parts.join('');
          const kept = blocksOfText(text)
            .map(({ start, end }) => text.slice(start, end))
            .join('');
          expect(kept.replaceAll('\n', '')).toBe(text.replaceAll('\n', ''));
        },
      ),
    );
  });
});
