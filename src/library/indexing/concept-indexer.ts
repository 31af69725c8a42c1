import { type ConceptIndex, termIdOf, type Vocabulary } from '../../terminology/index.ts';

/** Which release of which terminology an index was made with. */
export interface TerminologyRelease {
  readonly name: string;
  readonly version: string;
  readonly sha256: string;
}

/** What the library has to know of the terminologies to file a case under its concepts; the caller supplies it. */
export interface ConceptIndexer {
  readonly terminologies: readonly TerminologyRelease[];
  /** The id a concept has today (a replaced id is followed), or the id itself where no terminology names it. */
  currentId(id: string): string;
  /** Every concept above, without the concept itself; for anatomy, the wholes it is part of too. Empty for an unknown id. */
  ancestors(id: string): readonly string[];
  label(id: string): string | undefined;
}

/** A `ConceptIndexer` over the terminologies of this machine. */
export function conceptIndexerOf(vocabulary: Vocabulary): ConceptIndexer {
  const find = (id: string) => vocabulary.find(termIdOf(id));
  return {
    terminologies: vocabulary.terminologies.map(({ name, version, sha256 }) => ({ name, version, sha256 })),
    currentId: (id) => {
      const concept = find(id);
      return concept === undefined ? id : vocabulary.id(concept);
    },
    ancestors: (id) => {
      const concept = find(id);
      if (concept === undefined) return [];
      const above =
        vocabulary.kind(concept) === 'anatomy'
          ? wholesAbove(vocabulary, concept)
          : vocabulary.ancestors(concept);
      return above.map((ancestor) => vocabulary.id(ancestor));
    },
    label: (id) => {
      const concept = find(id);
      return concept === undefined ? undefined : vocabulary.label(concept);
    },
  };
}

function wholesAbove(vocabulary: Vocabulary, start: ConceptIndex): readonly ConceptIndex[] {
  const seen = new Set<ConceptIndex>([start]);
  for (const concept of seen) {
    for (const above of vocabulary.parents(concept)) seen.add(above);
    for (const whole of vocabulary.partOf(concept)) seen.add(whole);
  }
  seen.delete(start);
  return [...seen];
}

/** A `ConceptIndexer` that knows no terminology: each concept is filed under itself alone. */
export const PLAIN_INDEXER: ConceptIndexer = {
  terminologies: [],
  currentId: (id) => id,
  ancestors: () => [],
  label: () => undefined,
};
