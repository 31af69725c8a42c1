export { type ConceptFinder, createConceptFinder } from './find-concepts.ts';
export { findAbbreviations } from './find-abbreviations.ts';
