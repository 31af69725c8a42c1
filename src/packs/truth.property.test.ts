import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { all, any, atLeast, not, type Truth } from './truth.ts';

const truth = fc.constantFrom<Truth>('met', 'not-met', 'unknown');
const truths = fc.array(truth, { maxLength: 6 });

/** Every way the unknown ones could turn out. */
function completions(values: readonly Truth[]): Truth[][] {
  const [first, ...rest] = values;
  if (first === undefined) return [[]];
  const heads: Truth[] = first === 'unknown' ? ['met', 'not-met'] : [first];
  return completions(rest).flatMap((tail) => heads.map((head) => [head, ...tail]));
}

describe('three-valued logic', () => {
  it('says met or not met only where every completion of what is unknown says the same', () => {
    fc.assert(
      fc.property(truths, fc.integer({ min: 1, max: 6 }), (values, n) => {
        for (const combine of [all, any, (list: readonly Truth[]) => atLeast(n, list)]) {
          const outcomes = new Set(completions(values).map(combine));
          const said = combine(values);
          expect(outcomes.has('unknown')).toBe(false);
          expect(said).toBe(outcomes.size === 1 ? [...outcomes][0] : 'unknown');
        }
      }),
    );
  });

  it('turns all into any under negation', () => {
    fc.assert(
      fc.property(truths, (values) => {
        expect(not(all(values))).toBe(any(values.map(not)));
      }),
    );
  });
});
