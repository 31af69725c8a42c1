import type { ConceptRef } from '../../case/index.ts';
import { type ConceptIndex, termIdOf, type Vocabulary } from '../../terminology/index.ts';
import { idOf, labelOf } from '../schema/reference.ts';

/** Compares the concepts of a case with those a pack names. */
export interface ConceptMatcher {
  /** Whether the case's concept is the pack's, or below it. */
  isA(concept: ConceptRef, name: string): boolean;
  /** Whether the pack's concept is the case's, or below it: then a denial of the case's concept denies the pack's. */
  covers(concept: ConceptRef, name: string): boolean;
}

/**
 * A matcher over a vocabulary. Concepts that it does not hold match by id; those without an id by their label or another name.
 *
 * Cost: each name is looked up once.
 */
export function createConceptMatcher(vocabulary: Vocabulary): ConceptMatcher {
  const indexByName = new Map<string, ConceptIndex | undefined>();
  const indexOf = (name: string): ConceptIndex | undefined => {
    if (!indexByName.has(name)) indexByName.set(name, vocabulary.find(termIdOf(idOf(name))));
    return indexByName.get(name);
  };
  const compare = (
    concept: ConceptRef,
    name: string,
    related: (own: ConceptIndex, packs: ConceptIndex) => boolean,
  ): boolean => {
    if (concept.id === idOf(name)) return true;
    const packs = indexOf(name);
    if (concept.id === undefined) {
      const label = concept.label.toLowerCase();
      if (label === labelOf(name).toLowerCase()) return true;
      return packs !== undefined && vocabulary.names(packs).some(({ text }) => text.toLowerCase() === label);
    }
    const own = vocabulary.find(termIdOf(concept.id));
    return own !== undefined && packs !== undefined && related(own, packs);
  };
  return {
    isA: remembered((concept, name) => compare(concept, name, (own, packs) => vocabulary.isA(own, packs))),
    covers: remembered((concept, name) => compare(concept, name, (own, packs) => vocabulary.isA(packs, own))),
  };
}

type Compare = (concept: ConceptRef, name: string) => boolean;

/** The same question is asked again for every answer that is tried. */
function remembered(ask: Compare): Compare {
  const known = new Map<string, Map<string, boolean>>();
  return (concept, name) => {
    const key = concept.id ?? ` ${concept.label}`;
    const own = known.get(key) ?? new Map<string, boolean>();
    known.set(key, own);
    const before = own.get(name);
    if (before !== undefined) return before;
    const answer = ask(concept, name);
    own.set(name, answer);
    return answer;
  };
}
