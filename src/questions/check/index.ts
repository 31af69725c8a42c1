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
export type { Elsewhere, Place, Rule, Severity } from './rule.ts';
export { RULES } from './rules.ts';
export { type CheckTables, readCheckTables } from './tables.ts';
