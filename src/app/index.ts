export { ansiPaint, type Brief, type Paint, plainPaint } from '../brief/index.ts';
export {
  asPrecedentError,
  DefectError,
  errorFromPlain,
  InputError,
  NotFoundError,
  type PlainError,
  plainError,
  type PrecedentError,
  ConflictError,
  ResourceError,
  STATUS_BY_KIND,
} from '../errors.ts';
export type { AnnotateInput, Annotation } from '../extract/index.ts';
export { describePackIssue } from '../packs/index.ts';
export type { CheckAnswer } from '../questions/check/index.ts';
export type { Classified } from '../questions/classify/index.ts';
export { startAnnotators } from './annotators.ts';
export type { BriefFormat } from './briefs.ts';
export type { CheckedReport, CheckOptions } from './checks.ts';
export type { Classifiable } from './classifying.ts';
export {
  EXPORT_FORMATS,
  type Exported,
  type ExportedFile,
  type ExportFormat,
  type ExportRequest,
  writeCitationFile,
} from './export-cases.ts';
export type { StartedEmpty } from './first-library.ts';
export {
  type ArchiveSummary,
  exportLibrary,
  importArchive,
  isLibraryArchive,
  type TakenIn,
} from './library-archive.ts';
export { type App, openApp } from './open-app.ts';
export type { AppOptions } from './open-host.ts';
export type { CohortRequest, OpenLibrary } from './open-library.ts';
export { openPacks, type Packs } from './packs.ts';
export { openResources, programVersion } from './program-files.ts';
export type { OpenedReport, ReadReport } from './open-reports.ts';
export { openTerminologies, type Terminologies } from './terminologies.ts';
export type { View } from './view.ts';
export type { Page } from '../brief/index.ts';
export type { Case } from '../case/index.ts';
export type { ImportEvent, ImportSummary, KeptCase } from '../library/index.ts';
export {
  type Account,
  ACCOUNT_ROLES,
  type AccountRole,
  type Coding,
  type JobProgress,
  type KeptJob,
  type Workspace,
} from '../workspace/index.ts';
export { exampleFolder, pagesFolder } from './program-files.ts';
