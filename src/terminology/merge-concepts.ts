import type { ConceptKind, SynonymScope, TermId, Terminology } from './concept.ts';

/** A name of a concept; the label is the first of its names and has the scope `label`. */
export interface ConceptName {
  readonly text: string;
  readonly scope: SynonymScope | 'label';
}

/** One concept of the compiled vocabulary; its place in the list is its index. */
export interface MergedConcept {
  readonly id: TermId;
  readonly kind: ConceptKind;
  /** Place of its terminology in the list that was merged. */
  readonly terminology: number;
  readonly names: readonly ConceptName[];
  readonly xrefs: readonly string[];
  readonly isA: readonly TermId[];
  readonly partOf: readonly TermId[];
}

export interface MergedConcepts {
  readonly concepts: readonly MergedConcept[];
  readonly indexById: ReadonlyMap<TermId, number>;
  /** Alternative and replaced ids, each with the concept it stands for today. */
  readonly indexByFormerId: ReadonlyMap<TermId, number>;
}

const RANK_BY_SCOPE = { label: 0, exact: 1, narrow: 2, broad: 3, related: 4 } as const;

/**
 * Unites terminologies into one list of concepts, one for each id.
 *
 * Where the built-in vocabulary names a concept that a public terminology holds too (perhaps under a former id), the public label
 * and hierarchy stay, the names are united, and the built-in kind, which a person chose, wins.
 */
export function mergeConcepts(terminologies: readonly Terminology[]): MergedConcepts {
  const concepts: MergedConcept[] = [];
  const indexById = new Map<TermId, number>();
  const add = (terminology: Terminology, former: ReadonlyMap<TermId, number>): void => {
    const builtin = isBuiltin(terminology);
    const place = terminologies.indexOf(terminology);
    for (const concept of terminology.concepts) {
      const names: ConceptName[] = [{ text: concept.label, scope: 'label' }, ...concept.synonyms];
      const index = indexById.get(concept.id) ?? former.get(concept.id);
      const present = index === undefined ? undefined : concepts[index];
      if (index === undefined || present === undefined) {
        indexById.set(concept.id, concepts.length);
        const { id, kind, isA, partOf, xrefs } = concept;
        concepts.push({ id, kind, isA, partOf, xrefs, terminology: place, names: united([], names) });
      } else {
        concepts[index] = {
          ...present,
          kind: builtin ? concept.kind : present.kind,
          names: united(present.names, names),
          xrefs: [...new Set([...present.xrefs, ...concept.xrefs])],
        };
      }
    }
  };
  const publicOnes = terminologies.filter((terminology) => !isBuiltin(terminology));
  for (const terminology of publicOnes) add(terminology, new Map());
  const former = formerIds(publicOnes, indexById);
  for (const terminology of terminologies) if (isBuiltin(terminology)) add(terminology, former);
  return { concepts, indexById, indexByFormerId: formerIds(terminologies, indexById) };
}

function isBuiltin({ name }: Terminology): boolean {
  return name === 'builtin';
}

function united(present: readonly ConceptName[], added: readonly ConceptName[]): ConceptName[] {
  const scopeByText = new Map<string, ConceptName['scope']>();
  for (const { text, scope } of present) scopeByText.set(text, scope);
  for (const { text, scope } of added) {
    const own = scope === 'label' && present.length > 0 ? 'exact' : scope;
    const before = scopeByText.get(text);
    if (before === undefined || RANK_BY_SCOPE[own] < RANK_BY_SCOPE[before]) scopeByText.set(text, own);
  }
  return [...scopeByText].map(([text, scope]) => ({ text, scope }));
}

function formerIds(
  terminologies: readonly Terminology[],
  indexById: ReadonlyMap<TermId, number>,
): Map<TermId, number> {
  const successors = new Map<TermId, TermId>();
  for (const { concepts, replacedBy } of terminologies) {
    for (const [former, today] of replacedBy) successors.set(former, today);
    for (const { id, alternativeIds } of concepts) {
      for (const alternative of alternativeIds) successors.set(alternative, id);
    }
  }
  const indexByFormerId = new Map<TermId, number>();
  for (const former of successors.keys()) {
    if (indexById.has(former)) continue;
    const passed = new Set<TermId>([former]);
    let today = successors.get(former);
    while (today !== undefined && !indexById.has(today) && !passed.has(today)) {
      passed.add(today);
      today = successors.get(today);
    }
    const index = today === undefined ? undefined : indexById.get(today);
    if (index !== undefined) indexByFormerId.set(former, index);
  }
  return indexByFormerId;
}
