export type { DumpedRevision } from './archive/dump-library.ts';
export type { Restored } from './archive/restore-library.ts';
export type { CaseVector } from './case-vectors.ts';
export type { ChangeNote, KeptCase, Revision } from './cases.ts';
export type { LibraryCheck, LibraryFinding } from './check-library.ts';
export type { Combination, CombinationOptions } from './combinations.ts';
export type { ConditionFacts, MeasurementFacts, SiteFacts, SubjectFacts, TreatmentFacts } from './facts.ts';
export type { ConceptResolver } from './filters/index.ts';
export { FIELDS, type FieldName, type Filter, RELATIONS, type Relation } from './filters/filter.ts';
export { formatFilter } from './filters/format-filter.ts';
export { parseFilter } from './filters/parse-filter.ts';
export { expandPaths } from './import/expand-paths.ts';
export type {
  ImportEvent,
  ImportInput,
  ImportOptions,
  ImportSummary,
  ImportTally,
  SkipReason,
} from './import/import-event.ts';
export { isCaseFile, readCaseFiles } from './import/read-case-files.ts';
export {
  type ConceptIndexer,
  conceptIndexerOf,
  PLAIN_INDEXER,
  type TerminologyRelease,
} from './indexing/concept-indexer.ts';
export { type FiledCase, fileCase } from './indexing/file-case.ts';
export type { Library, LibraryPlace, OpenOptions } from './library.ts';
export { holdsLibrary, openLibrary } from './open-library.ts';
export type { LibraryState } from './library-state.ts';
export type { Facet, Facets, FacetValue } from './facets.ts';
export type { CasePage, CaseSummary, ListOptions, ListOrder } from './list-cases.ts';
export type { PairProposal, PairStatus, PatientPair } from './patient-pairs.ts';
export type { ReindexProgress } from './reindex.ts';
export type {
  CandidateOptions,
  Candidates,
  DocumentFrequencies,
  SearchScope,
  TextMatches,
  TextQuery,
  WeightedConcept,
} from './search.ts';
export type { LibraryStats } from './stats.ts';
export type { CaseSearch } from './words-condition.ts';
