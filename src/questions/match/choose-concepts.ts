import type { Claim } from '../../case/index.ts';
import type { ConceptIndexer } from '../../library/index.ts';
import type { AskedCase } from './asked-case.ts';

/** The concepts that a question is about, and where they were taken from. */
export interface ChosenConcepts {
  readonly ids: readonly string[];
  readonly from: 'the concepts given' | "the report's claim" | 'the main facts of the case';
}

const MOST = 6;
const USUAL = 4;

/**
 * The few concepts that make a case what it is: those of its novelty claim, else its main and underlying conditions and then its
 * rarest findings. Of a concept and one above it, the narrower is taken. At most six.
 */
export function chooseConcepts(
  asked: AskedCase,
  nats: (id: string) => number,
  indexer: ConceptIndexer,
): ChosenConcepts {
  if (asked.case === undefined) return { ids: asked.direct.slice(0, MOST), from: 'the concepts given' };
  const idOf = ({ id, label }: { readonly id?: string | undefined; readonly label: string }) =>
    id === undefined ? `label:${label.toLowerCase()}` : indexer.currentId(id);
  const claimed = noveltyClaim(asked.case.claims)?.concepts.map(idOf) ?? [];
  const narrow = (ids: readonly string[]) => {
    const unique = [...new Set(ids)];
    return unique.filter((id) => !unique.some((other) => indexer.ancestors(other).includes(id)));
  };
  const known = new Set(asked.direct);
  const claimedHere = narrow(claimed.filter((id) => known.has(id) || asked.treated.includes(id)));
  if (claimedHere.length > 1) return { ids: claimedHere.slice(0, MOST), from: "the report's claim" };
  const conditions = asked.case.conditions
    .filter(({ status, role }) => status === 'present' && (role === 'main' || role === 'underlying'))
    .map(({ concept }) => idOf(concept));
  const findings = asked.direct.filter((id) => !conditions.includes(id)).sort((a, b) => nats(b) - nats(a));
  const ids = narrow([...claimedHere, ...conditions.slice(0, 3), ...findings.slice(0, USUAL)]);
  return { ids: ids.slice(0, USUAL), from: 'the main facts of the case' };
}

/** The report's own claim that nothing like it was reported, if it makes one. */
export function noveltyClaim(claims: readonly Claim[]): Claim | undefined {
  return claims.find(({ kind }) => kind === 'novelty');
}
