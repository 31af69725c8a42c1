import type { ShownFact } from './shown-fact.ts';

/** Facts under one heading of the case. */
export interface FactGroup {
  readonly title: string;
  readonly facts: readonly ShownFact[];
}

const isOf = (kind: ShownFact['kind'], status?: ShownFact['status']) => (fact: ShownFact) =>
  fact.kind === kind && (status === undefined || fact.status === status);

const GROUPS: readonly (readonly [string, (fact: ShownFact) => boolean])[] = [
  ['Person', isOf('person')],
  ['Conditions', isOf('condition')],
  ['Present', isOf('finding', 'present')],
  ['Excluded', isOf('finding', 'excluded')],
  ['Left open', isOf('finding', 'unknown')],
  ['Measured', isOf('measurement')],
  ['Investigated', isOf('investigation')],
  ['Treated', isOf('treatment')],
  ['Course', isOf('course')],
  ['Claims of the report', isOf('claim')],
];

/** Facts in the order of the brief; every fact stands in exactly one group, empty groups are left out. */
export function groupFacts(facts: readonly ShownFact[]): readonly FactGroup[] {
  return GROUPS.map(([title, belongs]) => ({ title, facts: facts.filter(belongs) })).filter(
    ({ facts: found }) => found.length > 0,
  );
}
