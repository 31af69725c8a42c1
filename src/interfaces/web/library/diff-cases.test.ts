import { describe, expect, it } from 'vitest';
import { applyEdit } from '../read/editing/apply-edit.ts';
import { EXAMPLE_CASE } from '../read/editing/example-case.ts';
import { reconcileCases } from './coding/reconcile-cases.ts';
import { diffCases } from './diff-cases.ts';

const FEVER = { list: 'findings', index: 1 } as const;
const other = [
  { kind: 'set-status', at: FEVER, status: 'present' },
  { kind: 'set-sex', sex: undefined },
  {
    kind: 'add',
    list: 'findings',
    concept: { id: 'HP:9', label: 'ulcer' },
    status: 'present',
    span: { start: 1, end: 2 } as never,
  },
  { kind: 'remove', at: { list: 'conditions', index: 0 } },
] as const;
const edited = other.reduce(applyEdit, EXAMPLE_CASE);

describe('the difference of two states of a case', () => {
  it('is nothing for a case and itself', () => {
    expect(diffCases(EXAMPLE_CASE, EXAMPLE_CASE)).toEqual([]);
  });

  it('names what changed, came and went', () => {
    const seen = diffCases(EXAMPLE_CASE, edited).map(({ name, before, after }) => [
      name,
      before?.status,
      after?.status,
    ]);
    expect(seen).toEqual([
      ['fever', 'excluded', 'present'],
      ['ulcer', undefined, 'present'],
      ['female', 'present', undefined],
      ['lupus', 'present', undefined],
    ]);
  });
});

describe('two codings reconciled', () => {
  const differences = diffCases(EXAMPLE_CASE, edited);
  const all = (side: 'first' | 'second') => differences.map(() => side);

  it('with every choice the first’s say what the first says, and the second’s what the second says', () => {
    const first = reconcileCases(EXAMPLE_CASE, EXAMPLE_CASE, edited, differences, all('first'));
    const second = reconcileCases(EXAMPLE_CASE, EXAMPLE_CASE, edited, differences, all('second'));
    expect(diffCases(first, EXAMPLE_CASE)).toEqual([]);
    expect(diffCases(second, edited)).toEqual([]);
  });
});
