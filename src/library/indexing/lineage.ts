import type { ConceptIndexer } from './concept-indexer.ts';

/** A concept as one release of the terminologies has it; one object a concept. */
export interface Lineage {
  readonly id: string;
  /** Undefined where no terminology names it. */
  readonly label: string | undefined;
  above: readonly Lineage[] | undefined;
  metIn: number;
}

/**
 * What an indexer says of concepts, remembered: cases name the same concepts again and again, and walking up a hierarchy is most of
 * filing a case.
 */
export class Lineages {
  readonly #indexer: ConceptIndexer;
  readonly #lineageById = new Map<string, Lineage>();
  #walk = 0;

  constructor(indexer: ConceptIndexer) {
    this.#indexer = indexer;
  }

  /** The concept that an id stands for today. */
  of(id: string): Lineage {
    const known = this.#lineageById.get(id);
    if (known !== undefined) return known;
    const lineage = this.#lineageOf(this.#indexer.currentId(id));
    this.#lineageById.set(id, lineage);
    return lineage;
  }

  /** The concepts above any of these that are none of them, each once. `concepts` may name one twice. */
  above(concepts: readonly Lineage[]): readonly Lineage[] {
    // A number on the concept costs less than looking it up in a set, and this runs for every concept of every case.
    this.#walk += 1;
    const found: Lineage[] = [];
    for (const concept of concepts) concept.metIn = this.#walk;
    for (const concept of concepts) {
      concept.above ??= this.#indexer.ancestors(concept.id).map((id) => this.#lineageOf(id));
      for (const ancestor of concept.above) {
        if (ancestor.metIn === this.#walk) continue;
        ancestor.metIn = this.#walk;
        found.push(ancestor);
      }
    }
    return found;
  }

  #lineageOf(currentId: string): Lineage {
    const known = this.#lineageById.get(currentId);
    if (known?.id === currentId) return known;
    const lineage = { id: currentId, label: this.#indexer.label(currentId), above: undefined, metIn: 0 };
    this.#lineageById.set(currentId, lineage);
    return lineage;
  }
}

const lineagesByIndexer = new WeakMap<ConceptIndexer, Lineages>();

/** The lineages of an indexer, which always answers the same; they are forgotten with it. */
export function lineagesOf(indexer: ConceptIndexer): Lineages {
  const known = lineagesByIndexer.get(indexer);
  if (known !== undefined) return known;
  const lineages = new Lineages(indexer);
  lineagesByIndexer.set(indexer, lineages);
  return lineages;
}
