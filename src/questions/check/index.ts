export type { AppraisedQuestion } from './appraisal/appraise.ts';
export type { CareResult, CareStatus } from './care/care-item.ts';
export type { CareAnswer } from './care/judge-care.ts';
export { type Cautions, cautionsFor } from './cautions.ts';
export {
  type CheckAnswer,
  type CheckQuestion,
  checkReport,
  type Firing,
  type Silenced,
} from './check-report.ts';
export type { ComparedWords, LibraryCase, LibraryFacts } from './library-facts.ts';
export type { Elsewhere, Place, Rule } from './rule.ts';
export type { Severity } from './severity.ts';
export { isChecked, RULES } from './rules.ts';
export { type CheckTables, readCheckTables } from './tables.ts';
export { findReportIdentifiers } from './deidentification/find-report-identifiers.ts';
export type { Identifier } from './deidentification/identifier.ts';
export { dateShift, type Redacted, type Replacement, redactText, restoreText } from './redact/redact-text.ts';
export { KEY_BYTES, NONCE_BYTES, type Sealed, SealedSchema, seal, unseal } from './redact/seal.ts';
export { type SarifSource, toSarif } from './sarif/to-sarif.ts';
