import type { Truth, TypeSpec } from '../../packs/index.ts';
import type { Certainty } from './certainty.ts';

/** What a criterion does to a type, once its value is known. */
export type Bearing =
  /** Speaks for the type: a required, supporting or grade criterion that is met. */
  | 'for'
  /** Rules the type out: an excluding criterion is met. */
  | 'rules-out'
  /** A required criterion is known not to hold. */
  | 'required-not-met'
  /** Keeps a higher grade away: an `unless` of a grade is met, or its `when` is known not to hold. */
  | 'holds-back'
  /** Needed and not known. */
  | 'missing';

/** A criterion with what it does to a type. */
export interface Reason {
  readonly criterion: string;
  readonly bearing: Bearing;
}

/** How a type stands, and why. */
export interface TypeStanding {
  readonly type: string;
  readonly certainty: Certainty;
  readonly reasons: readonly Reason[];
}

/**
 * Judges one type from the values of its criteria.
 *
 * Rule: not supported where an excluding criterion is met (and nothing of its `unless`), or a required one is not met; else the highest
 * grade whose `when` is met and of whose `unless` nothing is met; else undetermined. So what is unknown never counts as not met, and every
 * combination of values gives exactly one certainty.
 */
export function judgeType(spec: TypeSpec, valueOf: (criterion: string) => Truth): TypeStanding {
  const isMet = (criterion: string): boolean => valueOf(criterion) === 'met';
  const ruledOut = spec.excluding.filter(
    ({ criterion, unless = [] }) => isMet(criterion) && !unless.some(isMet),
  );
  const failed = spec.required.filter((criterion) => valueOf(criterion) === 'not-met');
  const reached = spec.grades.findIndex(({ when, unless = [] }) => isMet(when) && !unless.some(isMet));
  const certainty: Certainty =
    ruledOut.length > 0 || failed.length > 0
      ? 'not-supported'
      : reached === -1
        ? 'undetermined'
        : spec.grades[reached].grade;

  const higher = spec.grades.slice(0, reached === -1 ? spec.grades.length : reached);
  const own = [...spec.required, ...spec.supporting];
  const reasons: Reason[] = [
    ...ruledOut.map(({ criterion }) => ({ criterion, bearing: 'rules-out' as const })),
    ...failed.map((criterion) => ({ criterion, bearing: 'required-not-met' as const })),
    ...higher.flatMap(({ when, unless = [] }) => [
      ...unless.filter(isMet).map((criterion) => ({ criterion, bearing: 'holds-back' as const })),
      ...(valueOf(when) === 'not-met' ? [{ criterion: when, bearing: 'holds-back' as const }] : []),
    ]),
    ...own.filter(isMet).map((criterion) => ({ criterion, bearing: 'for' as const })),
    ...spec.required
      .filter((criterion) => valueOf(criterion) === 'unknown')
      .map((criterion) => ({ criterion, bearing: 'missing' as const })),
    ...higher
      .filter(({ when }) => valueOf(when) === 'unknown')
      .map(({ when }) => ({ criterion: when, bearing: 'missing' as const })),
  ];
  return { type: spec.id, certainty, reasons: unique(reasons) };
}

function unique(reasons: readonly Reason[]): readonly Reason[] {
  const seen = new Set<string>();
  return reasons.filter(({ criterion, bearing }) => {
    const key = `${bearing} ${criterion}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}
