import type { ConceptIndex, ConceptKind, TermId } from './concept.ts';
import type { Lexicon } from './lexicon/index.ts';

/** Which release of which terminology an answer used. */
export interface TerminologyVersion {
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly licence: string;
  readonly sha256: string;
  readonly conceptCount: number;
}

/** All terminologies of a machine, compiled together and open for questions. */
export interface Vocabulary {
  readonly terminologies: readonly TerminologyVersion[];
  readonly conceptCount: number;
  readonly lexicon: Lexicon;
  /** The concept an id stands for today: alternative and replaced ids are followed. */
  find(id: TermId): ConceptIndex | undefined;
  id(concept: ConceptIndex): TermId;
  label(concept: ConceptIndex): string;
  kind(concept: ConceptIndex): ConceptKind;
  terminology(concept: ConceptIndex): string;
  /** Label first (scope `label`), then the synonyms with their scope. */
  names(concept: ConceptIndex): readonly { readonly text: string; readonly scope: string }[];
  xrefs(concept: ConceptIndex): readonly string[];
  parents(concept: ConceptIndex): readonly ConceptIndex[];
  children(concept: ConceptIndex): readonly ConceptIndex[];
  /** Every concept above by is_a, without the concept itself; part_of is not followed. */
  ancestors(concept: ConceptIndex): readonly ConceptIndex[];
  descendants(concept: ConceptIndex): readonly ConceptIndex[];
  /** Whether `ancestor` is the concept itself or one of its ancestors. */
  isA(concept: ConceptIndex, ancestor: ConceptIndex): boolean;
  partOf(concept: ConceptIndex): readonly ConceptIndex[];
  /** Information content in nats, from the ontology's own structure (Seco 2004); 0 for a root, ln(N) for a leaf of N concepts. */
  informationContentNats(concept: ConceptIndex): number;
}
