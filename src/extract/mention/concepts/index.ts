export { type ConceptFinder, createConceptFinder } from './find-concepts.ts';
