import type { Case } from '../../http/contract.ts';
import { describeFacts } from '../read/facts/describe-facts.ts';
import type { ShownFact } from '../read/facts/shown-fact.ts';

/** One fact that two states of a case do not say alike; undefined where one of them does not have it. */
export interface FactDifference {
  readonly name: string;
  readonly kind: ShownFact['kind'];
  readonly before: ShownFact | undefined;
  readonly after: ShownFact | undefined;
}

/**
 * What two states of a case say differently, in the order of the case. Facts with the same kind and name are paired; where several share
 * them, those that say the same first, the others in their order. Linear, but for facts of one name.
 */
export function diffCases(before: Case, after: Case): readonly FactDifference[] {
  const old = byName(describeFacts(before));
  const differences: FactDifference[] = [];
  for (const [name, now] of byName(describeFacts(after))) {
    const then = old.get(name) ?? [];
    old.delete(name);
    const changed = now.filter((fact) => !takeSame(then, fact));
    const rest = [...then];
    for (const fact of changed)
      differences.push({ name: fact.label, kind: fact.kind, before: rest.shift(), after: fact });
    for (const fact of rest)
      differences.push({ name: fact.label, kind: fact.kind, before: fact, after: undefined });
  }
  for (const gone of old.values())
    for (const fact of gone)
      differences.push({ name: fact.label, kind: fact.kind, before: fact, after: undefined });
  return differences;
}

function byName(facts: readonly ShownFact[]): Map<string, ShownFact[]> {
  const groups = new Map<string, ShownFact[]>();
  for (const fact of facts) {
    const isNamed = fact.kind !== 'person' && fact.kind !== 'course';
    const name = isNamed ? `${fact.kind} ${fact.conceptId ?? fact.label}` : `${fact.kind} ${fact.key}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [fact]);
    else group.push(fact);
  }
  return groups;
}

/** Takes out of a list, in place, a fact that says the same. */
function takeSame(facts: ShownFact[], { status, label, details }: ShownFact): boolean {
  const at = facts.findIndex(
    (fact) => fact.status === status && fact.label === label && fact.details.join('|') === details.join('|'),
  );
  if (at === -1) return false;
  facts.splice(at, 1);
  return true;
}
