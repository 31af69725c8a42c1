import { any, type Truth } from '../truth.ts';
import { type CitedFact, withoutRepeats } from './cited-fact.ts';

/** Whether a criterion holds of a case, and what says so. */
export interface Evaluation {
  readonly value: Truth;
  /** For a met criterion what meets it, for one not met what denies it, for an unknown one what leaves it open; may be empty. */
  readonly facts: readonly CitedFact[];
  /** A score: what it is at least and at most. */
  readonly score?: { readonly least: number; readonly most: number; readonly needed: number };
}

/** What a case says nothing of: unknown, and nothing to show. */
export const SILENT: Evaluation = { value: 'unknown', facts: [] };

/** One is enough; nothing at all is unknown, not denied. */
export function anyOf(evaluations: readonly Evaluation[]): Evaluation {
  if (evaluations.length === 0) return SILENT;
  const value = any(evaluations.map((evaluation) => evaluation.value));
  return {
    value,
    facts: withoutRepeats(
      evaluations
        .filter((evaluation) => evaluation.value === value)
        .flatMap((evaluation) => evaluation.facts),
    ),
  };
}
