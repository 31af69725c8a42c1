export {
  type Case,
  CaseSchema,
  type Citation,
  CitationSchema,
  type Claim,
  type Condition,
  type Course,
  DoseSchema,
  type Finding,
  type Investigation,
  type Issue,
  IssueSchema,
  type Measurement,
  QuantitySchema,
  RESPONSES,
  type Report,
  type Response,
  type SoftwareVersions,
  type Subject,
  type Treatment,
} from './case.ts';
export { type CaseId, CaseIdSchema } from './case-id.ts';
export { emptyCase } from './empty-case.ts';
export { type Curation, CurationSchema } from './curation.ts';
export { type ConceptRef, type Evidence, type Origin, type Status, StatusSchema } from './evidence.ts';
export { overlaps, quoteAt, type Span, SpanSchema, spanOf, type Utf16Offset } from './span.ts';
export { type Age, DAYS_BY_UNIT, type Time, TimeSchema } from './time.ts';
