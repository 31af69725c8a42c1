import type { Classification, Truth } from '../../packs/index.ts';
import { type Certainty, isSupported, rankOf } from './certainty.ts';
import { judgeType, type TypeStanding } from './judge-type.ts';

/** What a case is, of the types of a classification. */
export interface Decision {
  /** The type that is best supported; absent where none is supported. */
  readonly type: string | undefined;
  readonly certainty: Certainty;
  /** All types, best first; types equally sure are in the classification's order. */
  readonly standings: readonly TypeStanding[];
  /** Other types that are as sure as the verdict: a person must judge. */
  readonly contestedBy: readonly string[];
}

/** Decides from the values of the criteria: exactly one verdict for every combination. Cost: types × criteria. */
export function decide({ types }: Classification, valueOf: (criterion: string) => Truth): Decision {
  const standings = types
    .map((spec) => judgeType(spec, valueOf))
    .sort((a, b) => rankOf(b.certainty) - rankOf(a.certainty));
  const [best, ...others] = standings;
  if (!isSupported(best.certainty))
    return { type: undefined, certainty: best.certainty, standings, contestedBy: [] };
  return {
    type: best.type,
    certainty: best.certainty,
    standings,
    contestedBy: others.filter(({ certainty }) => certainty === best.certainty).map(({ type }) => type),
  };
}
