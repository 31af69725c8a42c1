import type { SectionKind, Span } from '../../../case/index.ts';

/** What the checklist asks for, as `care-items.tsv` has it. */
export interface CareItem {
  readonly id: string;
  readonly topic: string;
  readonly item: string;
  readonly sections: ReadonlySet<SectionKind>;
  /** Patterns by the part of the item that they tell. */
  readonly cues: ReadonlyMap<string, RegExp>;
}

/** `partly` says what is missing, `not-applicable` why; `not-found` means that no words for it were found, which is not proof that there are none. */
export type CareStatus = 'reported' | 'partly' | 'not-found' | 'not-applicable';

/** What was found for an item. */
export interface CareJudgement {
  readonly status: CareStatus;
  /** For `partly`, what is missing; for `not-applicable`, why. */
  readonly why?: string;
  /** Sentences that report it, the first few. */
  readonly spans: readonly Span[];
}

export interface CareResult extends CareJudgement {
  readonly id: string;
  readonly topic: string;
  readonly item: string;
}

/** Sentences quoted for one item at the most. */
export const MOST_SENTENCES = 3;

/** An item for which nothing was found. */
export const NOT_FOUND: CareJudgement = { status: 'not-found', spans: [] };

/** An item that is told in these sentences, or not found where there are none. */
export function reportedIn(spans: readonly Span[]): CareJudgement {
  if (spans.length === 0) return NOT_FOUND;
  return { status: 'reported', spans: spans.slice(0, MOST_SENTENCES) };
}

/** An item that is told in part. */
export function partly(why: string, spans: readonly Span[]): CareJudgement {
  return { status: 'partly', why, spans: spans.slice(0, MOST_SENTENCES) };
}
