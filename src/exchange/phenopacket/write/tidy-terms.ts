import { type ConceptIndex, termIdOf, type Vocabulary } from '../../../terminology/index.ts';

/** A phenotype as it is about to be written. */
export interface StatedTerm {
  readonly id: string;
  readonly label: string;
  readonly isExcluded: boolean;
}

/** Why a term is left out. */
export interface DroppedTerm {
  readonly index: number;
  readonly code: 'repeated' | 'implied' | 'contradicted';
  readonly because: StatedTerm;
}

/**
 * Finds the terms that validators of phenopackets refuse: one that stands twice; an observed one beside an observed descendant, which
 * implies it; an excluded one beside an excluded ancestor, which implies it; an excluded one beside an observed descendant or itself, which
 * contradicts it (what was seen counts).
 *
 * Linear in the number of terms and their ancestors. Without a vocabulary only equal ids are found.
 */
export function findUntidyTerms(
  terms: readonly StatedTerm[],
  vocabulary: Vocabulary | undefined,
): readonly DroppedTerm[] {
  const concepts = terms.map(({ id }) => vocabulary?.find(termIdOf(id)));
  const keyOf = (index: number): ConceptIndex | string => concepts[index] ?? terms[index]?.id ?? '';
  const above = (index: number): readonly ConceptIndex[] => {
    const concept = concepts[index];
    return vocabulary === undefined || concept === undefined ? [] : vocabulary.ancestors(concept);
  };
  const observed = new Map<ConceptIndex | string, StatedTerm>();
  const excluded = new Map<ConceptIndex | string, StatedTerm>();
  const impliedBy = new Map<ConceptIndex, StatedTerm>();
  const dropped: DroppedTerm[] = [];
  for (const [index, term] of terms.entries()) {
    const stated = term.isExcluded ? excluded : observed;
    const before = stated.get(keyOf(index));
    if (before !== undefined) dropped.push({ index, code: 'repeated', because: before });
    else {
      stated.set(keyOf(index), term);
      if (!term.isExcluded) for (const ancestor of above(index)) impliedBy.set(ancestor, term);
    }
  }
  const repeated = new Set(dropped.map(({ index }) => index));
  for (const [index, term] of terms.entries()) {
    if (repeated.has(index)) continue;
    const concept = concepts[index];
    const below = concept === undefined ? undefined : impliedBy.get(concept);
    if (!term.isExcluded) {
      if (below !== undefined) dropped.push({ index, code: 'implied', because: below });
      continue;
    }
    const seen = observed.get(keyOf(index)) ?? below;
    const wider = above(index).find((ancestor) => excluded.has(ancestor));
    const widest = wider === undefined ? undefined : excluded.get(wider);
    if (seen !== undefined) dropped.push({ index, code: 'contradicted', because: seen });
    else if (widest !== undefined) dropped.push({ index, code: 'implied', because: widest });
  }
  return dropped;
}
