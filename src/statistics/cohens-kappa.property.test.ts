import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohensKappa } from './cohens-kappa.ts';

const ratings = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('a', 'b', 'c')), {
  maxLength: 60,
});
const times = <T>(n: number, value: T): T[] => Array.from({ length: n }, () => value);

describe("Cohen's kappa", () => {
  it('is 0.4 for the textbook table of 20, 5, 10 and 15', () => {
    const pairs = [
      ...times(20, ['yes', 'yes'] as const),
      ...times(5, ['yes', 'no'] as const),
      ...times(10, ['no', 'yes'] as const),
      ...times(15, ['no', 'no'] as const),
    ];
    expect(cohensKappa(pairs).kappa).toBeCloseTo(0.4, 12);
  });

  it('lies from -1 to 1, inside its interval', () => {
    fc.assert(
      fc.property(ratings, (pairs) => {
        const { kappa, interval } = cohensKappa(pairs);
        if (kappa === undefined || interval === undefined) return;
        expect(kappa).toBeGreaterThanOrEqual(-1);
        expect(kappa).toBeLessThanOrEqual(1 + 1e-12);
        expect(interval.low).toBeLessThanOrEqual(kappa + 1e-12);
        expect(interval.high).toBeGreaterThanOrEqual(kappa - 1e-12);
      }),
    );
  });

  it('is the same when the raters change places, the ratings another order, or the values other names', () => {
    const renamed: Readonly<Record<string, string>> = { a: 'x', b: 'y', c: 'z' };
    fc.assert(
      fc.property(ratings, (pairs) => {
        const { kappa } = cohensKappa(pairs);
        for (const other of [
          pairs.map(([a, b]) => [b, a] as const),
          [...pairs].reverse(),
          pairs.map(([a, b]) => [renamed[a] ?? a, renamed[b] ?? b] as const),
        ]) {
          const same = cohensKappa(other).kappa;
          if (kappa === undefined) expect(same).toBeUndefined();
          else expect(same).toBeCloseTo(kappa, 10);
        }
      }),
    );
  });

  it('is 1 exactly where two raters always agree on more than one value, and undefined on a single one', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b'), { minLength: 1 }), (values) => {
        const { kappa } = cohensKappa(values.map((value) => [value, value] as const));
        if (new Set(values).size > 1) expect(kappa).toBeCloseTo(1, 12);
        else expect(kappa).toBeUndefined();
      }),
    );
  });

  it('is 0 where the two ratings are independent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (p, q) => {
        const pairs = times(p, 'a').flatMap(() =>
          [...times(q, 'a'), ...times(10 - q, 'b')].map((b) => ['a', b] as const),
        );
        const others = times(10 - p, 'b').flatMap(() =>
          [...times(q, 'a'), ...times(10 - q, 'b')].map((b) => ['b', b] as const),
        );
        expect(cohensKappa([...pairs, ...others]).kappa).toBeCloseTo(0, 10);
      }),
    );
  });
});
