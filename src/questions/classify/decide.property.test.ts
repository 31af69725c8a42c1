import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { CALCINOSIS_FOLDER, LUPUS_FOLDER, openRules } from '../../../tests/packs/open-example-packs.ts';
import type { Classification, Truth, TypeSpec } from '../../packs/index.ts';
import { criteriaOfTypes, decide, isSupported, judgeType, rankOf } from './index.ts';

const truth = fc.constantFrom<Truth>('met', 'not-met', 'unknown');
const names = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
const some = fc.subarray([...names]);

/** Any type over six criteria. */
const anyType: fc.Arbitrary<TypeSpec> = fc
  .record({
    required: fc.subarray([...names], { minLength: 1 }),
    supporting: some,
    excluding: fc.array(fc.record({ criterion: fc.constantFrom(...names), unless: some }), { maxLength: 2 }),
    grades: fc.subarray(['definite', 'probable', 'possible'] as const, { minLength: 1 }),
    when: fc.array(fc.constantFrom(...names), { minLength: 3, maxLength: 3 }),
    unless: fc.array(some, { minLength: 3, maxLength: 3 }),
  })
  .map(({ grades, when, unless, ...rest }) => ({
    id: 't',
    label: 't',
    definition: 't',
    standing: 'D',
    sources: [],
    authorLabels: [],
    ...rest,
    grades: grades.map((grade, i) => ({ grade, sentence: grade, when: when[i], unless: unless[i] })),
  }));
const values = fc.record(
  Object.fromEntries(names.map((name) => [name, truth])) as Record<(typeof names)[number], typeof truth>,
);

/** Ways in which a criterion can count against a type. */
function against(spec: TypeSpec, name: string, learned: Truth): boolean {
  if (learned === 'not-met') return spec.required.includes(name);
  return (
    spec.excluding.some(({ criterion }) => criterion === name) ||
    spec.grades.some(({ unless = [] }) => unless.includes(name))
  );
}

describe('judging a type', () => {
  it('never grows less sure on learning something that does not count against it', () => {
    fc.assert(
      fc.property(
        anyType,
        values,
        fc.constantFrom(...names),
        fc.constantFrom<Truth>('met', 'not-met'),
        (spec, known, name, learned) => {
          const before = judgeType(spec, (id) => (id === name ? 'unknown' : known[id as 'a']));
          const after = judgeType(spec, (id) => (id === name ? learned : known[id as 'a']));
          if (rankOf(after.certainty) < rankOf(before.certainty)) {
            expect(against(spec, name, learned)).toBe(true);
            // The answer says so: the criterion is among the reasons.
            expect(
              after.reasons.some(({ criterion, bearing }) => criterion === name && bearing !== 'for'),
            ).toBe(true);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('never calls what is unknown a reason against', () => {
    fc.assert(
      fc.property(anyType, values, (spec, known) => {
        for (const { criterion, bearing } of judgeType(spec, (id) => known[id as 'a']).reasons)
          expect(known[criterion as 'a'] === 'unknown').toBe(bearing === 'missing');
      }),
    );
  });
});

describe.each([CALCINOSIS_FOLDER, LUPUS_FOLDER])('deciding by %s', (folder) => {
  let classification: Classification;
  beforeAll(async () => {
    ({ classification } = await openRules(folder));
  });

  const valuesOf = (seed: readonly Truth[]) => (id: string) =>
    seed[classification.criteria.findIndex((one) => one.id === id) % seed.length];

  it('gives exactly one verdict for every combination of criterion values', () => {
    fc.assert(
      fc.property(fc.array(truth, { minLength: 97, maxLength: 97 }), (seed) => {
        const { type, certainty, standings } = decide(classification, valuesOf(seed));
        expect(standings.map((one) => one.type).sort()).toEqual(
          classification.types.map(({ id }) => id).sort(),
        );
        expect(type !== undefined).toBe(isSupported(certainty));
        for (const standing of standings)
          expect(rankOf(standing.certainty)).toBeLessThanOrEqual(rankOf(certainty));
      }),
      { numRuns: 500 },
    );
  });

  it('does not move a type on learning a criterion that the type does not name', () => {
    fc.assert(
      fc.property(fc.array(truth, { minLength: 97, maxLength: 97 }), fc.nat(), truth, (seed, at, learned) => {
        const { id } = classification.criteria[at % classification.criteria.length];
        const before = valuesOf(seed);
        for (const spec of classification.types) {
          if (criteriaOfTypes(classification, spec.id).has(id)) continue;
          const after = (name: string): Truth => (name === id ? learned : before(name));
          expect(judgeType(spec, after).certainty).toBe(judgeType(spec, before).certainty);
        }
      }),
      { numRuns: 500 },
    );
  });
});
