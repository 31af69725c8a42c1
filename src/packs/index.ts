export type { AnalyteUnits } from './analyte-units.ts';
export { parseAnalyteUnits } from './analyte-units.ts';
export { type CheckedPack, checkPack, type PackContext, type PackTexts } from './check-pack.ts';
export { type AnalyteTable, unitFactor, unitsOf } from './convert-unit.ts';
export { criteriaNamedBy, quantitiesNamedBy } from './criteria-of.ts';
export type { CitedFact } from './criteria/cited-fact.ts';
export { withoutRepeats } from './criteria/cited-fact.ts';
export { type ConceptMatcher, createConceptMatcher } from './criteria/concept-matcher.ts';
export {
  type Answers,
  createCriteriaReader,
  type CriteriaReader,
  NO_ANSWERS,
} from './criteria/evaluate-criteria.ts';
export type { Evaluation } from './criteria/evaluation.ts';
export type { QuantityAnswer } from './criteria/quantity-readings.ts';
export { type StatedFact, statedFacts } from './criteria/stated-facts.ts';
export {
  type FoundPack,
  findPacks,
  type ListedPack,
  loadPack,
  openPackShelf,
  type PackShelf,
  readPackTexts,
} from './load/index.ts';
export { PACK_FILES, type Pack, type PackFile } from './pack.ts';
export { describePackIssue, type PackIssue } from './pack-issue.ts';
export {
  type Classification,
  ClassificationSchema,
  type ExtentSpec,
  type Grade,
  GRADES,
  type Scheme,
  type TypeSpec,
} from './schema/classification-schema.ts';
export type { Criterion, Test } from './schema/criterion-schema.ts';
export {
  type Caution,
  type Manifest,
  ManifestSchema,
  type Series,
  SeriesFileSchema,
} from './schema/pack-schema.ts';
export type { Level, QuantitySpec } from './schema/quantity-schema.ts';
export { idOf, labelOf, type Reference, type Standing } from './schema/reference.ts';
export { all, any, atLeast, not, type Truth } from './truth.ts';
