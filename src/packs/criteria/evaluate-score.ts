import type { Test } from '../schema/criterion-schema.ts';
import { type CitedFact, withoutRepeats } from './cited-fact.ts';
import type { Evaluation } from './evaluation.ts';

/** The highest met item of each domain counts; what is unknown could still add up to the highest open one. */
export function evaluateScore(
  test: Extract<Test, { kind: 'score' }>,
  evaluate: (criterion: string) => Evaluation,
): Evaluation {
  let least = 0;
  let most = 0;
  const facts: CitedFact[] = [];
  for (const { items } of test.domains) {
    const evaluated = items.map(({ criterion, points }) => ({ points, ...evaluate(criterion) }));
    const sure = evaluated.filter(({ value }) => value === 'met');
    const counted = sure.length === 0 ? undefined : sure.reduce((a, b) => (b.points > a.points ? b : a));
    least += counted?.points ?? 0;
    most += Math.max(0, ...evaluated.filter(({ value }) => value !== 'not-met').map(({ points }) => points));
    facts.push(...(counted?.facts ?? []));
  }
  const value = least >= test.atLeast ? 'met' : most < test.atLeast ? 'not-met' : 'unknown';
  return { value, facts: withoutRepeats(facts), score: { least, most, needed: test.atLeast } };
}
