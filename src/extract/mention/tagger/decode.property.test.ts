import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDecoder } from './decode.ts';
import { mayFollow } from './labels.ts';

const L = 5;
const weights = (count: number) =>
  fc.array(fc.integer({ min: -40, max: 40 }), { minLength: count, maxLength: count });

/** All label sequences that the scheme allows, the slow way. */
function bestByTrying(scores: number[], transition: number[], length: number): number {
  let best = Number.NEGATIVE_INFINITY;
  const tryFrom = (t: number, before: number, sum: number): void => {
    if (t === length) {
      best = Math.max(best, sum);
      return;
    }
    for (let y = 0; y < L; y += 1)
      if (before === L ? mayFollow(0, y) : mayFollow(before, y))
        tryFrom(t + 1, y, sum + scores[t * L + y] + transition[before * L + y]);
  };
  tryFrom(0, L, 0);
  return best;
}

describe('createDecoder', () => {
  it('finds a best path of the scheme, and the same when used again', () => {
    fc.assert(
      fc.property(weights(4 * L), weights((L + 1) * L), (scores, transition) => {
        const decode = createDecoder(L, Float32Array.from(transition), Number.POSITIVE_INFINITY);
        const labels = new Uint8Array(4);
        decode(Float32Array.from(scores), 0, L, 4, labels, 0);
        const again = new Uint8Array(4);
        decode(Float32Array.from(scores), 0, L, 4, again, 0);
        expect(again).toEqual(labels);
        let before = L;
        let sum = 0;
        labels.forEach((y, t) => {
          expect(before === L ? mayFollow(0, y) : mayFollow(before, y)).toBe(true);
          sum += scores[t * L + y] + transition[before * L + y];
          before = y;
        });
        expect(sum).toBe(bestByTrying(scores, transition, 4));
      }),
    );
  });

  it('keeps to the scheme however narrow its beam', () => {
    fc.assert(
      fc.property(
        weights(6 * L),
        weights((L + 1) * L),
        fc.integer({ min: 0, max: 20 }),
        (scores, transition, beam) => {
          const labels = new Uint8Array(6);
          createDecoder(L, Float32Array.from(transition), beam)(
            Float32Array.from(scores),
            0,
            L,
            6,
            labels,
            0,
          );
          labels.forEach((y, t) => {
            expect(mayFollow(t === 0 ? 0 : labels[t - 1], y)).toBe(true);
          });
        },
      ),
    );
  });
});
