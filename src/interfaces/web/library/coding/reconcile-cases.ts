import type { Case } from '../../../http/contract.ts';
import { FACT_LISTS } from '../../read/editing/edit.ts';
import type { FactDifference } from '../diff-cases.ts';

/**
 * The case that two codings agree on: what both say, and of each difference the side that a person chose. Citation, text and claims stay
 * those of the case that was coded. An undecided difference counts as the first coder's.
 */
export function reconcileCases(
  coded: Case,
  first: Case,
  second: Case,
  differences: readonly FactDifference[],
  choices: readonly ('first' | 'second' | undefined)[],
): Case {
  const isSecond = (i: number): boolean => choices[i] === 'second';
  const left = new Set(
    differences.flatMap(({ before }, i) => (before !== undefined && isSecond(i) ? [before.key] : [])),
  );
  const taken = new Set(
    differences.flatMap(({ after }, i) => (after !== undefined && isSecond(i) ? [after.key] : [])),
  );
  const lists = Object.fromEntries(
    FACT_LISTS.map((list) => [
      list,
      [
        ...first[list].filter((_, i) => !left.has(`${list}.${i}`)),
        ...second[list].filter((_, i) => taken.has(`${list}.${i}`)),
      ],
    ]),
  );
  return {
    ...coded,
    ...lists,
    subject: chosen(first.subject, second.subject, left, taken),
    course: left.has('outcome') || taken.has('outcome') ? second.course : first.course,
    issues: [],
  };
}

function chosen(
  first: Case['subject'],
  second: Case['subject'],
  left: ReadonlySet<string>,
  taken: ReadonlySet<string>,
): Case['subject'] {
  const keys = ['sex', 'age', 'vitalStatus'] as const;
  return Object.fromEntries(
    keys.flatMap((key) => {
      const side = left.has(key) || taken.has(key) ? second : first;
      return side[key] === undefined ? [] : [[key, side[key]]];
    }),
  );
}
