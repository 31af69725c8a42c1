import { ACCOUNT_ROUTES } from './contract/account-routes.ts';
import { CHECK_ROUTES } from './contract/check-routes.ts';
import { JOB_ROUTES } from './contract/job-routes.ts';
import { KNOWLEDGE_ROUTES } from './contract/knowledge-routes.ts';
import { LIBRARY_ROUTES } from './contract/library-routes.ts';
import { QUESTION_ROUTES } from './contract/question-routes.ts';
import { READING_ROUTES } from './contract/reading-routes.ts';
import { SERVER_ROUTES } from './contract/server-routes.ts';
import { WORK_ROUTES } from './contract/work-routes.ts';

/**
 * The API: every route by name. Types, validation, OpenAPI and the browser's client come from here; the browser imports this file and
 * nothing else of the server.
 */
export const ROUTES = {
  ...SERVER_ROUTES,
  ...ACCOUNT_ROUTES,
  ...READING_ROUTES,
  ...QUESTION_ROUTES,
  ...CHECK_ROUTES,
  ...LIBRARY_ROUTES,
  ...WORK_ROUTES,
  ...JOB_ROUTES,
  ...KNOWLEDGE_ROUTES,
};
export type Routes = typeof ROUTES;
export type RouteName = keyof Routes;

export { type Me, MeSchema, PasswordSchema, UserNameSchema, UserSchema } from './contract/account-routes.ts';
export { type CheckAnswer, CheckAnswerSchema } from './contract/check-routes.ts';
export { type AskedCase, AskedCaseSchema, CaseDocumentSchema } from './contract/case-documents.ts';
export {
  addressOf,
  type CallOf,
  type Client,
  createClient,
  type GivenBy,
  ProblemError,
} from './contract/client.ts';
export { type Job, JobSchema } from './contract/job-routes.ts';
export { type KeptCase, KeptCaseSchema } from './contract/library-routes.ts';
export { type Problem, ProblemSchema } from './contract/problem.ts';
export {
  type BriefAnswer,
  BriefAnswerSchema,
  CohortQuestionSchema,
  EvidenceQuestionSchema,
} from './contract/question-routes.ts';
export { type ReadMention, type ReadReport, ReadingSchema } from './contract/reading-routes.ts';
export { type Answer, type Body, type Role, ROLES, type Route } from './contract/route.ts';
export type {
  Case,
  Citation,
  Claim,
  ConceptRef,
  Condition,
  Course,
  Evidence,
  Finding,
  Investigation,
  Issue,
  Measurement,
  Response,
  Span,
  Status,
  Subject,
  Time,
  Treatment,
} from '../../case/index.ts';
export { spellUnit } from '../../case/index.ts';
