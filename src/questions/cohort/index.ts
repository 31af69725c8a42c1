export { answerCohort, type Cohort, type CohortAnswer, type CohortQuestion } from './answer-cohort.ts';
export { type ComparedVariable, compareCohorts } from './compare-cohorts.ts';
export {
  type CohortFacts,
  type CountedValue,
  describeCohort,
  type NamedVariable,
  type NumberVariable,
  type Variable,
} from './describe-cohort.ts';
