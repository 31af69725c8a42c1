import type { Level } from '../schema/quantity-schema.ts';
import type { CitedFact } from './cited-fact.ts';
import type { Interval } from './interval.ts';

/** What says where a value lies: the report's words, its own range, or the pack's range; `answered` at a prompt. */
export type LevelBasis = 'stated' | 'report-range' | 'pack-range' | 'reader-range' | 'answered';

/** One value of a quantity; `level` and `interval` are each there only where known. The interval is in the quantity's unit. */
export interface Reading {
  readonly level: Level | 'abnormal' | undefined;
  readonly basis: LevelBasis | undefined;
  readonly interval: Interval | undefined;
  readonly facts: readonly CitedFact[];
}

/** All that a case tells of a quantity. */
export interface QuantityReadings {
  readonly readings: readonly Reading[];
  /** Levels that the report denies in words: "no hypercalcaemia". */
  readonly denied: readonly { readonly level: Level; readonly fact: CitedFact }[];
}

/** What a person answered for a quantity: a level, or a number in the quantity's unit. */
export type QuantityAnswer =
  | { readonly kind: 'level'; readonly level: Level }
  | { readonly kind: 'value'; readonly interval: Interval };

/** What is usual, both ends inside; either may be open. */
export interface Range {
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

/** What a case tells of a quantity that it is silent on. */
export const NOTHING: QuantityReadings = { readings: [], denied: [] };
