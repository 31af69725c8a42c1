import type { Vocabulary } from '../../terminology/index.ts';
import type { Document } from '../document/index.ts';
import type { Resources } from '../resource.ts';
import { createConceptFinder } from './concepts/index.ts';
import type { ConceptMention, Mention } from './mention.ts';
import { createQuantityFinder, type QuantityMention, settleDoses } from './quantities/index.ts';

/** What dictionaries and rules found in a document, before anything learned speaks. */
export interface Named {
  /** Sorted by start. */
  readonly concepts: readonly ConceptMention[];
  /** Sorted by start; none overlap. */
  readonly quantities: readonly QuantityMention[];
  /** Both together, by start, the longer first: the tagger's hints. */
  readonly all: readonly Mention[];
}

/** Gives what the dictionaries and the quantity rules find: the tagger's evidence, in training as in use; `withInside` as of the concept finder. */
export function createNamedFinder(options: {
  readonly vocabulary: Vocabulary;
  readonly resources: Resources;
}): (document: Document, withInside?: boolean) => Named {
  const findConcepts = createConceptFinder(options.vocabulary, options.resources);
  const findQuantities = createQuantityFinder(options.resources);
  return (document, withInside) => {
    const concepts = findConcepts(document, withInside);
    const quantities = settleDoses(document, findQuantities(document), concepts);
    return { concepts, quantities, all: inOrder([...quantities, ...concepts]) };
  };
}

/** Sorts mentions in place by start, the longer first. */
export function inOrder<T extends Mention>(mentions: T[]): T[] {
  return mentions.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}
