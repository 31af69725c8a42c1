import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { editDistance } from './edit-distance.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });

it.each([
  ['wafarin', 'warfarin', 1],
  ['erythematosis', 'erythematosus', 1],
  ['prednisilone', 'prednisolone', 1],
  ['calicnosis', 'calcinosis', 1],
  ['kitten', 'sitting', undefined],
])('from %s to %s it takes %s edits, of at most two', (a, b, edits) => {
  expect(editDistance(a, b, 2)).toBe(edits);
});

it('is nothing for equal words, symmetric, and known up to the limit only', () => {
  fc.assert(
    fc.property(word, word, fc.nat(8), (a, b, most) => {
      const edits = editDistance(a, b, 8);
      expect(editDistance(a, a, most)).toBe(0);
      expect(editDistance(b, a, 8)).toBe(edits);
      expect(editDistance(a, b, most)).toBe(edits !== undefined && edits <= most ? edits : undefined);
    }),
  );
});
