export {
  type Concept,
  type ConceptIndex,
  type ConceptKind,
  type Synonym,
  type SynonymScope,
  type TermId,
  type Terminology,
  termIdOf,
} from './concept.ts';
export type { TerminologyVersion, Vocabulary } from './vocabulary.ts';
export { WordRole } from './lexicon/index.ts';
export type { ResourceTexts } from './compile-vocabulary.ts';
export { editDistance } from './edit-distance.ts';
export { createVocabulary } from './stored-vocabulary.ts';
export { type FoundConcept, findConcepts } from './find-concepts.ts';
