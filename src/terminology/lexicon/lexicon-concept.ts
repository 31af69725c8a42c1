import type { ConceptIndex, ConceptKind, TermId } from '../concept.ts';

/** A concept as the lexicon needs it: its place in the vocabulary and what it is called, label first. */
export interface LexiconConcept {
  readonly concept: ConceptIndex;
  readonly id: TermId;
  readonly kind: ConceptKind;
  readonly terminology: string;
  readonly names: readonly { readonly text: string; readonly scope: string }[];
}
