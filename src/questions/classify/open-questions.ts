import { spellUnit } from '../../case/index.ts';
import {
  type AnalyteTable,
  type Answers,
  type Classification,
  criteriaNamedBy,
  type Level,
  type QuantityAnswer,
  type Truth,
  unitFactor,
} from '../../packs/index.ts';

/** One way to answer a question, as an assumption to try. */
export interface PossibleAnswer {
  readonly says: string;
  readonly truth?: Truth;
  readonly quantity?: QuantityAnswer;
}

/** Something unknown that a person can find out: a criterion that reads the case, or a quantity. */
export interface OpenQuestion {
  readonly kind: 'criterion' | 'quantity';
  /** Of the criterion or quantity. */
  readonly id: string;
  readonly ask: string;
  readonly decidedBy: string;
  /** Of a quantity. */
  readonly unit?: string;
  /** Criteria that it answers. */
  readonly criteria: readonly string[];
  readonly answers: readonly PossibleAnswer[];
}

const YES_NO: readonly PossibleAnswer[] = [
  { says: 'yes', truth: 'met' },
  { says: 'no', truth: 'not-met' },
];
/** A value this share above or below a threshold stands for one on its side. */
const BESIDE = 0.1;

/** Every question whose answer is unknown and that some type's criteria depend on, in the order of the classification. */
export function openQuestions(
  classification: Classification,
  valueOf: (criterion: string) => Truth,
  analytes: AnalyteTable,
): readonly OpenQuestion[] {
  const used = criteriaOfTypes(classification);
  const questions = new Map<string, OpenQuestion>();
  for (const { id, sentence, test, ask = sentence, decidedBy = '' } of classification.criteria) {
    if (!used.has(id) || valueOf(id) !== 'unknown' || criteriaNamedBy(test).length > 0) continue;
    if (test.kind !== 'level' && test.kind !== 'threshold') {
      questions.set(`criterion ${id}`, {
        kind: 'criterion',
        id,
        ask,
        decidedBy,
        criteria: [id],
        answers: YES_NO,
      });
      continue;
    }
    const spec = classification.quantities.find((one) => one.id === test.of);
    if (spec === undefined) continue;
    const key = `quantity ${spec.id}`;
    const before = questions.get(key);
    const further =
      test.kind === 'level'
        ? levelAnswers(test.is)
        : thresholdAnswers(test, unitFactor(spec, test.unit, analytes) ?? 1, spec.unit);
    questions.set(key, {
      kind: 'quantity',
      id: spec.id,
      ask: spec.ask,
      decidedBy: spec.decidedBy,
      unit: spec.unit,
      criteria: [...(before?.criteria ?? []), id],
      answers: uniqueAnswers([...(before?.answers ?? []), ...further]),
    });
  }
  return [...questions.values()];
}

/** The answers of a person with some more assumed. */
export function assume(answers: Answers, question: OpenQuestion, answer: PossibleAnswer): Answers {
  return {
    criteria:
      answer.truth === undefined
        ? answers.criteria
        : new Map([...answers.criteria, [question.id, answer.truth]]),
    quantities:
      answer.quantity === undefined
        ? answers.quantities
        : new Map([...answers.quantities, [question.id, answer.quantity]]),
  };
}

/** Criteria that the types of a classification depend on, directly or through others. */
export function criteriaOfTypes({ types, criteria }: Classification, only?: string): ReadonlySet<string> {
  const testById = new Map(criteria.map(({ id, test }) => [id, test]));
  const used = new Set<string>();
  const take = (id: string): void => {
    if (used.has(id)) return;
    used.add(id);
    const test = testById.get(id);
    if (test !== undefined) for (const named of criteriaNamedBy(test)) take(named);
  };
  for (const type of types) {
    if (only !== undefined && type.id !== only) continue;
    for (const id of [...type.required, ...type.supporting]) take(id);
    for (const { criterion, unless = [] } of type.excluding)
      for (const id of [criterion, ...unless]) take(id);
    for (const { when, unless = [] } of type.grades) for (const id of [when, ...unless]) take(id);
  }
  return used;
}

function levelAnswers(is: readonly Level[]): PossibleAnswer[] {
  const isTest = is.includes('positive') || is.includes('negative');
  const levels: readonly Level[] = isTest ? ['positive', 'negative'] : ['low', 'normal', 'high'];
  return levels.map((level) => ({ says: level, quantity: { kind: 'level', level } }));
}

function thresholdAnswers(
  test: {
    readonly above?: number | undefined;
    readonly atLeast?: number | undefined;
    readonly below?: number | undefined;
    readonly atMost?: number | undefined;
    readonly unit: string;
  },
  factor: number,
  unit: string,
): PossibleAnswer[] {
  const bound = test.above ?? test.atLeast ?? test.below ?? test.atMost ?? 0;
  const at = (share: number): QuantityAnswer => {
    const value = bound * factor * share;
    return { kind: 'value', interval: { low: value, high: value } };
  };
  const shown = `${Number((bound * factor).toPrecision(4))} ${spellUnit(unit)}`;
  return [
    { says: `above ${shown}`, quantity: at(1 + BESIDE) },
    { says: `below ${shown}`, quantity: at(1 - BESIDE) },
  ];
}

function uniqueAnswers(answers: readonly PossibleAnswer[]): readonly PossibleAnswer[] {
  const says = answers.map((one) => one.says);
  return answers.filter((one, i) => says.indexOf(one.says) === i);
}
