import { assertNever } from '../../errors.ts';
import type { Case } from '../../case/index.ts';
import type { Vocabulary } from '../../terminology/index.ts';
import { type AnalyteTable, unitFactor } from '../convert-unit.ts';
import type { Classification } from '../schema/classification-schema.ts';
import type { Criterion, Test } from '../schema/criterion-schema.ts';
import { all, any, atLeast, not, type Truth } from '../truth.ts';
import { withoutRepeats } from './cited-fact.ts';
import { type ConceptMatcher, createConceptMatcher } from './concept-matcher.ts';
import { evaluateFact } from './evaluate-fact.ts';
import { evaluateLevel, evaluateThreshold } from './evaluate-level.ts';
import { evaluateScore } from './evaluate-score.ts';
import { type Evaluation, SILENT } from './evaluation.ts';
import type { QuantityAnswer, QuantityReadings } from './quantity-readings.ts';
import { createQuantityReader } from './read-quantities.ts';
import { type StatedFact, statedFacts } from './stated-facts.ts';

/** What a person answered, beside what the case tells: truths of criteria that read the case, and quantities. */
export interface Answers {
  readonly criteria: ReadonlyMap<string, Truth>;
  readonly quantities: ReadonlyMap<string, QuantityAnswer>;
}

export const NO_ANSWERS: Answers = { criteria: new Map(), quantities: new Map() };

/** Evaluates the criteria of one classification on one case. */
export interface CriteriaReader {
  evaluate(criterion: string): Evaluation;
  quantity(quantity: string): QuantityReadings;
  readonly facts: readonly StatedFact[];
  readonly matcher: ConceptMatcher;
}

/** Reads a case for a classification; with other answers the facts are not read again. */
export function createCriteriaReader(
  one: Case,
  classification: Classification,
  sources: { readonly vocabulary: Vocabulary; readonly analytes: AnalyteTable },
): (answers?: Answers) => CriteriaReader {
  const facts = statedFacts(one);
  const matcher = createConceptMatcher(sources.vocabulary);
  const criterionById = new Map(classification.criteria.map((criterion) => [criterion.id, criterion]));
  const leaves = new Map<string, Evaluation>();
  const reported = new Map<string, QuantityReadings>();
  return (answers = NO_ANSWERS) => {
    const quantity = createQuantityReader({
      subject: one,
      facts,
      classification,
      matcher,
      analytes: sources.analytes,
      answers: answers.quantities,
      reported,
    });
    const known = new Map<string, Evaluation>();
    const evaluate = (id: string): Evaluation => {
      const before = known.get(id);
      if (before !== undefined) return before;
      const criterion = criterionById.get(id);
      if (criterion === undefined) return SILENT;
      const evaluation = answered(criterion) ?? evaluateTest(id, criterion.test);
      known.set(id, evaluation);
      return evaluation;
    };
    const answered = ({ id, sentence }: Criterion): Evaluation | undefined => {
      const value = answers.criteria.get(id);
      if (value === undefined) return undefined;
      return { value, facts: [{ says: `${sentence} ${SPOKEN[value]}`, spans: [], origin: 'answered' }] };
    };
    const evaluateTest = (id: string, test: Test): Evaluation => {
      switch (test.kind) {
        case 'all':
          return together(test.of, all);
        case 'any':
          return together(test.of, any);
        case 'at-least':
          return together(test.of, (truths) => atLeast(test.n, truths));
        case 'not': {
          const { value, facts } = evaluate(test.of);
          return { value: not(value), facts };
        }
        case 'score':
          return evaluateScore(test, evaluate);
        case 'level':
          return evaluateLevel(quantity(test.of), test.is);
        case 'threshold': {
          const spec = classification.quantities.find((candidate) => candidate.id === test.of);
          const factor = spec === undefined ? undefined : unitFactor(spec, test.unit, sources.analytes);
          return factor === undefined ? SILENT : evaluateThreshold(quantity(test.of), test, factor);
        }
        case 'concept':
        case 'treatment':
        case 'age':
        case 'sex':
        case 'time-between': {
          const before = leaves.get(id);
          if (before !== undefined) return before;
          const leaf = evaluateFact(test, one, facts, matcher);
          leaves.set(id, leaf);
          return leaf;
        }
        default:
          return assertNever(test);
      }
    };
    /** Evidence is that of the members that brought the result about. */
    const together = (ids: readonly string[], combine: (truths: readonly Truth[]) => Truth): Evaluation => {
      const members = ids.map(evaluate);
      const value = combine(members.map((member) => member.value));
      return {
        value,
        facts: withoutRepeats(
          members.filter((member) => member.value === value).flatMap((member) => member.facts),
        ),
      };
    };
    return { evaluate, quantity, facts, matcher };
  };
}

const SPOKEN = {
  met: 'Yes, as answered.',
  'not-met': 'No, as answered.',
  unknown: 'Not known, as answered.',
} as const;
