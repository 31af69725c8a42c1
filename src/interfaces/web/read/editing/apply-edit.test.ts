import { describe, expect, it } from 'vitest';
import { applyEdit } from './apply-edit.ts';
import { EXAMPLE_CASE } from './example-case.ts';
import { changeTo, historyOf, redo, undo } from './history.ts';

const DILTIAZEM = { list: 'treatments', index: 0 } as const;

describe('a correction', () => {
  it('says that a person stands behind the fact, and no longer a rule', () => {
    const at = { list: 'findings', index: 2 } as const;
    const after = applyEdit(EXAMPLE_CASE, { kind: 'set-status', at, status: 'excluded' });
    expect(after.findings[2]).toMatchObject({ status: 'excluded', evidence: { origin: 'curated' } });
    expect(after.findings[2]?.evidence.derivedBy).toBeUndefined();
    expect(after.findings[2]?.evidence.spans).toEqual(EXAMPLE_CASE.findings[2]?.evidence.spans);
  });

  it('reads doses parted by semicolons; those that stood there keep their words', () => {
    const [same, other] =
      applyEdit(EXAMPLE_CASE, { kind: 'set-doses', at: DILTIAZEM, text: '30 mg/day; 60 mg/day' })
        .treatments[0]?.doses ?? [];
    expect(same).toBe(EXAMPLE_CASE.treatments[0]?.doses[0]);
    expect(other).toMatchObject({
      text: '60 mg/day',
      quantity: { value: 60, unitText: 'mg/day' },
      evidence: { origin: 'curated' },
    });
  });

  it('of a value to words without a number says that no number is reported', () => {
    const at = { list: 'measurements', index: 0 } as const;
    expect(
      applyEdit(EXAMPLE_CASE, { kind: 'set-value', at, text: 'raised' }).measurements[0],
    ).not.toHaveProperty('quantity');
  });

  it('adds words that were selected as a fact of a person', () => {
    const span = { start: 3, end: 9 } as never;
    const after = applyEdit(EXAMPLE_CASE, {
      kind: 'add',
      list: 'treatments',
      concept: { label: 'laser' },
      status: 'excluded',
      span,
    });
    expect(after.treatments[1]).toMatchObject({
      status: 'not-given',
      response: { value: 'not-reported' },
      evidence: { origin: 'curated', spans: [span] },
    });
  });

  it('accepts one doubt and leaves the others', () => {
    expect(
      applyEdit(EXAMPLE_CASE, { kind: 'accept-issue', index: 0 }).issues.map(({ code }) => code),
    ).toEqual(['dose-low']);
  });
});

describe('undo', () => {
  it('does nothing where nothing was changed, and a new change forgets what was taken back', () => {
    expect(undo(historyOf(1))).toEqual(historyOf(1));
    const forked = changeTo(undo(changeTo(changeTo(historyOf(1), 2), 3)), 4);
    expect(redo(forked)).toBe(forked);
    expect(undo(forked).present).toBe(2);
  });
});
