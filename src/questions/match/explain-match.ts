import type { ConceptProfile, Informativeness } from './similarity.ts';

/** Two concepts that meet in a third above one or both of them. */
export interface SharedThrough {
  readonly here: string;
  readonly there: string;
  readonly ancestor: string;
  readonly nats: number;
}

/** One has what the other excludes. */
export interface Contradiction {
  /** The excluded concept. */
  readonly excluded: string;
  readonly excludedBy: 'this case' | 'the precedent';
}

/** Why a precedent was found, concept by concept, the most telling ones at the front; every concept named here stands in one list. */
export interface Explanation {
  readonly sharedExactly: readonly string[];
  readonly sharedThroughAncestor: readonly SharedThrough[];
  readonly bothExclude: readonly string[];
  readonly onlyHere: readonly string[];
  readonly onlyThere: readonly string[];
  readonly contradicted: readonly Contradiction[];
}

// An ancestor that a fifth of the cases have ("skin disorder" among reports on the skin) explains nothing.
const LEAST_NATS = Math.log(5);

/** Compares two profiles concept by concept. `ancestorsOf` gives every concept above one. */
export function explainMatch(
  here: ConceptProfile,
  there: ConceptProfile,
  informativeness: Informativeness,
  ancestorsOf: (id: string) => readonly string[],
): Explanation {
  const nats = (id: string) => informativeness.presentNats(id);
  const byNats = (ids: readonly string[]) => [...ids].sort((a, b) => nats(b) - nats(a) || (a < b ? -1 : 1));
  const [hereDirect, thereDirect] = [new Set(here.direct), new Set(there.direct)];
  const sharedExactly = here.direct.filter((id) => thereDirect.has(id));
  const exact = new Set(sharedExactly);
  const open = byNats(there.direct.filter((id) => !exact.has(id)));
  const lineageOf = new Map(open.map((id) => [id, new Set([id, ...ancestorsOf(id)])]));
  const through: SharedThrough[] = [];
  for (const id of byNats(here.direct.filter((one) => !exact.has(one)))) {
    const meeting = bestMeeting([id, ...ancestorsOf(id)], open, lineageOf, nats);
    if (meeting !== undefined) through.push({ here: id, ...meeting });
  }
  const [met, metThere] = [new Set(through.map((t) => t.here)), new Set(through.map((t) => t.there))];
  const contradictionsOf = (
    by: Contradiction['excludedBy'],
    excluding: ConceptProfile,
    having: ConceptProfile,
  ): Contradiction[] => {
    const present = new Set([...having.direct, ...having.inherited]);
    return excluding.excluded
      .filter((id) => present.has(id))
      .map((excluded) => ({ excluded, excludedBy: by }));
  };
  return {
    sharedExactly: byNats(sharedExactly),
    sharedThroughAncestor: through.sort((a, b) => b.nats - a.nats),
    bothExclude: here.excluded.filter((id) => there.excluded.includes(id)),
    onlyHere: byNats([...hereDirect].filter((id) => !exact.has(id) && !met.has(id))),
    onlyThere: open.filter((id) => !metThere.has(id)),
    contradicted: [
      ...contradictionsOf('this case', here, there),
      ...contradictionsOf('the precedent', there, here),
    ],
  };
}

function bestMeeting(
  lineage: readonly string[],
  others: readonly string[],
  lineageOf: ReadonlyMap<string, ReadonlySet<string>>,
  nats: (id: string) => number,
): Omit<SharedThrough, 'here'> | undefined {
  let best: Omit<SharedThrough, 'here'> | undefined;
  for (const ancestor of lineage) {
    const value = nats(ancestor);
    if (value < LEAST_NATS || (best !== undefined && value <= best.nats)) continue;
    const there = others.find((id) => lineageOf.get(id)?.has(ancestor) === true);
    if (there !== undefined) best = { there, ancestor, nats: value };
  }
  return best;
}
