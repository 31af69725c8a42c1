export {
  type Case,
  CaseSchema,
  type Citation,
  CitationSchema,
  type Claim,
  type Condition,
  type Course,
  type Finding,
  type Investigation,
  type Issue,
  IssueSchema,
  type Measurement,
  type Report,
  type SoftwareVersions,
  type Subject,
} from './case.ts';
export { type CaseId, CaseIdSchema } from './case-id.ts';
export type { CaseSource } from './case-source.ts';
export { emptyCase } from './empty-case.ts';
export { type Curation, CurationSchema } from './curation.ts';
export {
  type ConceptRef,
  type Evidence,
  type EvidenceSource,
  type Origin,
  type Status,
  StatusSchema,
} from './evidence.ts';
export type { Interpretation, Variant } from './interpretation.ts';
export { type Quantity, QuantitySchema } from './quantity.ts';
export type {
  ReportAbbreviation,
  ReportMention,
  ReportSection,
  ReportText,
  SectionKind,
} from './report-text.ts';
export { spellDays } from './spell-days.ts';
export { spellUnit } from './spell-unit.ts';
export { overlaps, quoteAt, type Span, SpanSchema, spanOf, type Utf16Offset } from './span.ts';
export {
  type Age,
  ageOfIsoDuration,
  DAYS_BY_UNIT,
  daysOfIsoDuration,
  type Time,
  TimeSchema,
} from './time.ts';
export { DoseSchema, RESPONSES, type Response, ResponseSchema, type Treatment } from './treatment.ts';
export { type Place, PlaceSchema, placeAt } from './place.ts';
