import type { Test } from '../schema/criterion-schema.ts';
import type { Level } from '../schema/quantity-schema.ts';
import { all, any, type Truth } from '../truth.ts';
import { withoutRepeats } from './cited-fact.ts';
import { anyOf, type Evaluation } from './evaluation.ts';
import { keepBounds } from './keep-bounds.ts';
import type { QuantityReadings } from './quantity-readings.ts';

/** `normal` and `negative` ask that every value is; `low`, `high`, `positive` that some value is. */
export function evaluateLevel({ readings, denied }: QuantityReadings, is: readonly Level[]): Evaluation {
  const judged = readings.filter(({ level }) => level !== undefined);
  const isIn = (level: Level | 'abnormal' | undefined): Truth => {
    if (level === undefined) return 'unknown';
    if (level !== 'abnormal') return is.includes(level) ? 'met' : 'not-met';
    if (is.includes('low') && is.includes('high')) return 'met';
    return is.includes('low') || is.includes('high') ? 'unknown' : 'not-met';
  };
  if (judged.length === 0) {
    const isDenied = is.every((level) => denied.some((one) => one.level === level));
    if (denied.length > 0 && isDenied) return { value: 'not-met', facts: denied.map(({ fact }) => fact) };
    return { value: 'unknown', facts: readings.flatMap(({ facts }) => facts) };
  }
  const asksAll = is.includes('normal') || is.includes('negative');
  const truths = judged.map(({ level }) => isIn(level));
  const value = asksAll ? all(truths) : any(truths);
  return {
    value,
    facts: withoutRepeats(judged.filter((_, i) => truths[i] === value).flatMap(({ facts }) => facts)),
  };
}

/** Whether the values that have a number keep a bound; `factor` takes the test's unit to the quantity's. */
export function evaluateThreshold(
  { readings }: QuantityReadings,
  test: Extract<Test, { kind: 'threshold' }>,
  factor: number,
): Evaluation {
  const scaled = (bound: number | undefined): number | undefined =>
    bound === undefined ? undefined : bound * factor;
  return anyOf(
    readings
      .filter(({ interval }) => interval !== undefined)
      .map(({ interval = { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }, facts }) => ({
        value: keepBounds(interval, {
          above: scaled(test.above),
          atLeast: scaled(test.atLeast),
          below: scaled(test.below),
          atMost: scaled(test.atMost),
        }),
        facts,
      })),
  );
}
