import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CaseDocumentSchema } from '../../../http/contract.ts';
import { applyEdit } from './apply-edit.ts';
import { type Edit, FACT_LISTS, type FactPlace } from './edit.ts';
import { EXAMPLE_CASE } from './example-case.ts';
import { changeTo, historyOf, redo, undo } from './history.ts';

const places: FactPlace[] = FACT_LISTS.flatMap((list) =>
  EXAMPLE_CASE[list].map((_, index) => ({ list, index })),
);
const placeIn = (...lists: string[]) => fc.constantFrom(...places.filter(({ list }) => lists.includes(list)));
const status = fc.constantFrom('present' as const, 'excluded' as const, 'unknown' as const);
const concept = fc.record({ id: fc.constantFrom('HP:7', 'HP:8'), label: fc.constantFrom('ulcer', 'scar') });

const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('set-status' as const), at: placeIn('conditions', 'findings'), status }),
  fc.record({
    kind: fc.constant('set-given' as const),
    at: placeIn('treatments'),
    given: fc.constantFrom('given' as const, 'planned' as const),
  }),
  fc.record({ kind: fc.constant('set-concept' as const), at: fc.constantFrom(...places), concept }),
  fc.record({
    kind: fc.constant('set-doses' as const),
    at: placeIn('treatments'),
    text: fc.constantFrom('30 mg/day', '60 mg/day; 90 mg', '', 'as needed'),
  }),
  fc.record({
    kind: fc.constant('set-response' as const),
    at: placeIn('treatments'),
    response: fc.constantFrom('complete' as const, 'worse' as const),
  }),
  fc.record({ kind: fc.constant('set-value' as const), at: placeIn('measurements'), text: fc.string() }),
  fc.record({
    kind: fc.constant('set-age' as const),
    years: fc.option(fc.double({ min: 0, max: 120, noNaN: true }), { nil: undefined }),
  }),
  fc.record({ kind: fc.constant('set-sex' as const), sex: fc.constantFrom('male' as const, undefined) }),
  fc.record({
    kind: fc.constant('set-outcome' as const),
    outcome: fc.constantFrom('died' as const, 'resolved' as const),
  }),
  fc.record({ kind: fc.constant('remove' as const), at: fc.constantFrom(...places) }),
  fc.record({ kind: fc.constant('accept-issue' as const), index: fc.nat(3) }),
  fc.record({
    kind: fc.constant('add' as const),
    list: fc.constantFrom(...FACT_LISTS),
    concept,
    status,
    span: fc.constant(EXAMPLE_CASE.findings[0]?.evidence.spans[0] as never),
  }),
);

describe('an edit', () => {
  it('makes a case of a case, and leaves the given one as it was', () => {
    const before = JSON.stringify(EXAMPLE_CASE);
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 12 }), (many) => {
        const after = many.reduce(applyEdit, EXAMPLE_CASE);
        // As it goes over the network: what holds nothing is absent.
        const problems = CaseDocumentSchema.safeParse(JSON.parse(JSON.stringify(after))).error?.issues ?? [];
        expect(problems).toEqual([]);
        expect(JSON.stringify(EXAMPLE_CASE)).toBe(before);
      }),
    );
  });

  it('touches no fact but its own', () => {
    fc.assert(
      fc.property(edits, (edit) => {
        const after = applyEdit(EXAMPLE_CASE, edit);
        const own = 'at' in edit ? edit.at : undefined;
        const others = places.filter(
          ({ list, index }) =>
            own === undefined || own.list !== list || (edit.kind !== 'remove' && own.index !== index),
        );
        expect(others.every(({ list, index }) => after[list][index] === EXAMPLE_CASE[list][index])).toBe(
          true,
        );
      }),
    );
  });

  it('can be taken back, however many were made, and made again', () => {
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 20 }), (many) => {
        const edited = many.reduce(
          (history, edit) => changeTo(history, applyEdit(history.present, edit)),
          historyOf(EXAMPLE_CASE),
        );
        const back = many.reduce((history) => undo(history), edited);
        expect(back.present).toBe(EXAMPLE_CASE);
        expect(many.reduce((history) => redo(history), back).present).toBe(edited.present);
      }),
    );
  });
});
