import { fisherExact, mannWhitney } from '../../statistics/index.ts';
import type { NamedVariable, Variable } from './describe-cohort.ts';

/** One variable in two cohorts, with the test that suits it. */
export interface ComparedVariable {
  readonly name: string;
  /** For a named variable, the value whose presence is compared. */
  readonly value: string | undefined;
  readonly test:
    | "Fisher's exact test"
    | 'Mann–Whitney U test, exact'
    | 'Mann–Whitney U test, normal approximation';
  /** Two-sided, not corrected for the number of comparisons; undefined where there is nothing to compare. */
  readonly p: number | undefined;
  /** Patients that report the variable, in each cohort. */
  readonly n: readonly [number, number];
}

/** Tests each variable that both cohorts report: numbers by rank, named values each against all others. */
export function compareCohorts(
  first: readonly Variable[],
  second: readonly Variable[],
): readonly ComparedVariable[] {
  return first.flatMap((one): readonly ComparedVariable[] => {
    const other = second.find(
      (two) =>
        two.name === one.name &&
        two.kind === one.kind &&
        (two.kind !== 'number' || one.kind !== 'number' || two.unit === one.unit),
    );
    if (other === undefined || one.reported === 0 || other.reported === 0) return [];
    if (one.kind === 'number' && other.kind === 'number') {
      const test = mannWhitney(one.numbers, other.numbers);
      return [
        {
          name: one.name,
          value: undefined,
          test: `Mann–Whitney U test, ${test?.method ?? 'exact'}`,
          p: test?.p,
          n: [one.reported, other.reported],
        },
      ];
    }
    return one.kind === 'named' && other.kind === 'named' ? compareNamed(one, other) : [];
  });
}

function compareNamed(one: NamedVariable, other: NamedVariable): readonly ComparedVariable[] {
  const values = [...new Set([...one.values, ...other.values].map(({ value }) => value))];
  return values.map((value): ComparedVariable => {
    const countIn = (variable: NamedVariable) =>
      variable.values.find((counted) => counted.value === value)?.share.n ?? 0;
    const [a, c] = [countIn(one), countIn(other)];
    return {
      name: one.name,
      value,
      test: "Fisher's exact test",
      p: fisherExact([
        [a, one.reported - a],
        [c, other.reported - c],
      ]),
      n: [one.reported, other.reported],
    };
  });
}
