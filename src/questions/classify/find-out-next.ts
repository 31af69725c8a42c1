import type { Answers, Classification } from '../../packs/index.ts';
import { type Certainty, rankOf } from './certainty.ts';
import type { Decision } from './decide.ts';
import { assume, criteriaOfTypes, type OpenQuestion } from './open-questions.ts';

/** A question that could change the verdict, and what each answer would make of it. */
export interface FindOut {
  readonly kind: OpenQuestion['kind'];
  readonly id: string;
  readonly ask: string;
  readonly decidedBy: string;
  readonly unit?: string;
  readonly criteria: readonly string[];
  /** Verdicts that differ from the present one, by answer. */
  readonly changes: readonly {
    readonly answer: string;
    readonly type: string | undefined;
    readonly certainty: Certainty;
  }[];
  /** Answers, together with the answer to one other question, that make the present verdict surer. */
  readonly surerWith: readonly string[];
}

/** Above this many questions, pairs are not tried. */
const MOST_FOR_PAIRS = 40;

/**
 * The questions that could change the verdict, the most decisive first.
 *
 * Each answer is tried; for the verdict's own type also pairs of answers, since calcium without phosphate may not settle it. A question that
 * could both overturn the verdict and make it surer goes before one that could do only one of these; then the one with more different
 * outcomes; then the classification's order. Cost: (questions × answers)² decisions at the most, a few milliseconds for a pack of fifty criteria.
 */
export function findOutNext(
  classification: Classification,
  questions: readonly OpenQuestion[],
  answers: Answers,
  present: Decision,
  decideWith: (answers: Answers) => Decision,
): readonly FindOut[] {
  const isChanged = (one: Decision): boolean =>
    one.type !== present.type || one.certainty !== present.certainty;
  const isSurer = (one: Decision): boolean =>
    one.type === present.type && rankOf(one.certainty) > rankOf(present.certainty);
  const tried = questions.map((question) => ({
    question,
    outcomes: question.answers.map((answer) => {
      const assumed = assume(answers, question, answer);
      return { answer, assumed, decision: decideWith(assumed) };
    }),
  }));

  const ofType = present.type === undefined ? undefined : criteriaOfTypes(classification, present.type);
  const isOfType = (question: OpenQuestion): boolean =>
    ofType !== undefined && question.criteria.some((id) => ofType.has(id));
  const partners = new Map<string, Set<string>>();
  const paired = tried.filter(({ question }) => isOfType(question));
  if (paired.length <= MOST_FOR_PAIRS) {
    for (const [i, first] of paired.entries()) {
      for (const second of paired.slice(i + 1)) {
        if (!surerTogether(first.outcomes, second, isSurer, decideWith)) continue;
        link(partners, first.question, second.question);
        link(partners, second.question, first.question);
      }
    }
  }

  return tried
    .map(({ question, outcomes }, order) => {
      const changed = outcomes.filter(({ decision }) => isChanged(decision));
      const surerWith = [...(partners.get(keyOf(question)) ?? [])];
      const overturns = changed.some(({ decision }) => !isSurer(decision));
      const confirms = changed.some(({ decision }) => isSurer(decision)) ? 2 : surerWith.length > 0 ? 1 : 0;
      const distinct = new Set(changed.map(({ decision }) => `${decision.type} ${decision.certainty}`)).size;
      const { kind, id, ask, decidedBy, unit, criteria } = question;
      const found: FindOut = {
        kind,
        id,
        ask,
        decidedBy,
        ...(unit !== undefined && { unit }),
        criteria,
        changes: changed.map(({ answer, decision }) => ({
          answer: answer.says,
          type: decision.type,
          certainty: decision.certainty,
        })),
        surerWith,
      };
      return { found, order, weight: (overturns ? 2 : 0) + confirms, distinct };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || b.distinct - a.distinct || a.order - b.order)
    .map(({ found }) => found);
}

interface Outcome {
  readonly assumed: Answers;
  readonly decision: Decision;
}

/** Whether two answers make the verdict surer that neither makes surer alone. */
function surerTogether(
  first: readonly Outcome[],
  second: { readonly question: OpenQuestion; readonly outcomes: readonly Outcome[] },
  isSurer: (decision: Decision) => boolean,
  decideWith: (answers: Answers) => Decision,
): boolean {
  return first.some(
    (one) =>
      !isSurer(one.decision) &&
      second.question.answers.some(
        (answer, i) =>
          !isSurer(second.outcomes[i].decision) &&
          isSurer(decideWith(assume(one.assumed, second.question, answer))),
      ),
  );
}

function link(partners: Map<string, Set<string>>, from: OpenQuestion, to: OpenQuestion): void {
  const known = partners.get(keyOf(from)) ?? new Set<string>();
  partners.set(keyOf(from), known.add(to.id));
}

function keyOf({ kind, id }: OpenQuestion): string {
  return `${kind} ${id}`;
}
