import { NotFoundError } from '../errors.ts';
import { type FoundConcept, findConcepts } from '../terminology/index.ts';
import type { Host } from './host.ts';

/** Looking concepts up. */
export interface Concepts {
  /** Concepts by their words or id, best first. Throws `NotFoundError` when nothing is near. */
  findConcepts(words: string, limit: number): readonly FoundConcept[];
}

/** The operations on concepts. */
export function conceptsOf({ vocabulary }: Pick<Host, 'vocabulary'>): Concepts {
  return {
    findConcepts: (words, limit) => {
      const found = findConcepts(vocabulary, words, limit);
      if (found.length === 0)
        throw new NotFoundError(
          'concept-not-found',
          `No concept of ${vocabulary.terminologies.map((t) => t.name).join(', ')} is named like “${words}”. precedent terminology install adds others.`,
        );
      return found;
    },
  };
}
