export {
  answerMatch,
  type MatchAnswer,
  type MatchQuestion,
  nameConcepts,
  type Precedent,
} from './answer-match.ts';
export type { NearestMiss, Novelty, NoveltySearch } from './assess-novelty.ts';
export { type ComparedFact, comparePatients, type PatientComparison } from './compare-patients.ts';
export { compareWithLibrary, type LibraryComparison } from './compare-with-library.ts';
export type { Combinations, CountedCombination } from './count-combinations.ts';
export type { Contradiction, Explanation, SharedThrough } from './explain-match.ts';
export type { Overlap } from './find-overlaps.ts';
export { namesToSearch, type SearchStrings, searchStrings } from './search-strings.ts';
export {
  type ConceptProfile,
  type Informativeness,
  natsOf,
  similarity,
  weigh,
  type WeighedProfile,
} from './similarity.ts';
