export {
  type Concept,
  type ConceptKind,
  type Synonym,
  type SynonymScope,
  type TermId,
  type Terminology,
  termIdOf,
} from './concept.ts';
export type { ConceptIndex, TerminologyVersion, Vocabulary } from './vocabulary.ts';
