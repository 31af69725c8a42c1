import {
  ABSTRACT_LABELS,
  COLUMN_COUNT,
  NO_BEGIN_COLUMN,
  REGISTER_COLUMN,
  type TaggerModel,
} from '../../src/extract/mention/tagger/model.ts';
import type { TrainedHead } from './trained-head.ts';
import type { RegisterWeights } from './weigh-register.ts';

/** One step of a shipped weight, in the unit of the trained ones. */
const STEP = 1 / 24;
/** Shipped weights smaller than this many steps are left out. */
const LEAST_STEPS = 3;
const REGISTER_STEP = 2 / 127;

/** All that a model is put together of. */
export interface Trained {
  readonly first: TrainedHead;
  readonly second: TrainedHead;
  readonly register: RegisterWeights;
  /** Register features of the words that begin no name. */
  readonly noBegin: readonly number[];
}

/**
 * Rounds trained weights to whole steps, drops rows whose largest weight is below `leastRowSteps`, and sorts the rows by fingerprint.
 */
export function assembleModel(
  { first, second, register, noBegin }: Trained,
  leastRowSteps: number,
): TaggerModel {
  const rows = new Map<number, Int8Array>();
  const rowOf = (feature: number): Int8Array => {
    const row = rows.get(feature) ?? new Int8Array(COLUMN_COUNT);
    rows.set(feature, row);
    return row;
  };
  const add = ({ weights, rowByFeature }: TrainedHead, column: number): void => {
    for (const [feature, id] of rowByFeature) {
      const from = id * weights.labelCount;
      const steps = weights.emission.subarray(from, from + weights.labelCount).map((weight) => weight / STEP);
      if (steps.every((step) => Math.abs(step) < leastRowSteps)) continue;
      const row = rowOf(feature);
      steps.forEach((step, y) => {
        if (Math.abs(step) >= LEAST_STEPS) row[column + y] = clip(step);
      });
    }
  };
  add(first, 0);
  add(second, ABSTRACT_LABELS);
  for (const [feature, weight] of register.weightByFeature)
    rowOf(feature)[REGISTER_COLUMN] = clip(weight / REGISTER_STEP);
  for (const feature of noBegin) rowOf(feature)[NO_BEGIN_COLUMN] = 1;
  const fingerprints = Uint32Array.from(rows.keys()).sort();
  const weights = new Int8Array(fingerprints.length * COLUMN_COUNT);
  fingerprints.forEach((fingerprint, i) => weights.set(rows.get(fingerprint) as Int8Array, i * COLUMN_COUNT));
  return {
    fingerprints,
    weights,
    abstractTransition: first.weights.transition.map((weight) => weight / STEP),
    reportTransition: second.weights.transition.map((weight) => weight / STEP),
    registerBias: register.bias / REGISTER_STEP,
  };
}

const clip = (steps: number): number => Math.max(-127, Math.min(127, Math.round(steps)));
