export { type Certainty, isSupported, rankOf } from './certainty.ts';
export { classifyCase, type ClassifyOptions, type ClassifySources, isInScope } from './classify-case.ts';
export type {
  CitedSource,
  Classified,
  CriterionResult,
  Grounds,
  ReasonResult,
  RedFlag,
  SchemeResult,
  TypeResult,
} from './classified.ts';
export { decide, type Decision } from './decide.ts';
export type { Extent } from './find-extent.ts';
export { type FindOut, findOutNext } from './find-out-next.ts';
export { type Bearing, judgeType, type TypeStanding } from './judge-type.ts';
export { type ReadAnswer, readAnswer } from './read-answer.ts';
export { assume, criteriaOfTypes, openQuestions, type OpenQuestion } from './open-questions.ts';
