import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clopperPearson, fisherExact, mannWhitney } from './index.ts';

const counts = fc
  .integer({ min: 1, max: 400 })
  .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));
const width = (n: number, of: number) => {
  const { low, high } = clopperPearson(n, of) ?? { low: Number.NaN, high: Number.NaN };
  return high - low;
};

describe('laws of the exact interval', () => {
  it('contains the estimate and stays within 0 and 1', () => {
    fc.assert(
      fc.property(counts, ([n, of]) => {
        const { low, high } = clopperPearson(n, of) ?? { low: 2, high: -1 };
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(n / of);
        expect(high).toBeGreaterThanOrEqual(n / of);
      }),
    );
  });

  it('narrows as n grows at the same share', () => {
    fc.assert(
      fc.property(counts, ([n, of]) => {
        expect(width(2 * n, 2 * of)).toBeLessThan(width(n, of));
      }),
    );
  });

  it('is mirrored where successes and failures change places', () => {
    fc.assert(
      fc.property(counts, ([n, of]) => {
        expect(clopperPearson(n, of)?.low).toBeCloseTo(1 - (clopperPearson(of - n, of)?.high ?? 0), 9);
      }),
    );
  });
});

describe('laws of the tests of two groups', () => {
  const cell = fc.integer({ min: 0, max: 40 });
  it("Fisher's p is a probability and does not depend on the order of groups", () => {
    fc.assert(
      fc.property(cell, cell, cell, cell, (a, b, c, d) => {
        const p = fisherExact([
          [a, b],
          [c, d],
        ]);
        if (p === undefined) return;
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(
          fisherExact([
            [c, d],
            [a, b],
          ]),
        ).toBeCloseTo(p, 9);
      }),
    );
  });

  it("Mann–Whitney's p does not depend on the order of groups, and the two U add up to m × n", () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(numbers, numbers, (first, second) => {
        const one = mannWhitney(first, second);
        const other = mannWhitney(second, first);
        expect(other === undefined).toBe(one === undefined);
        if (one === undefined || other === undefined) return;
        expect(other.p).toBeCloseTo(one.p, 9);
        expect(one.u + other.u).toBeCloseTo(first.length * second.length, 9);
      }),
    );
  });
});
