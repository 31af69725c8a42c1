import type { CrfWeights } from './crf.ts';

/** A trained head: which feature each row of its weights belongs to. */
export interface TrainedHead {
  readonly weights: CrfWeights;
  readonly rowByFeature: ReadonlyMap<number, number>;
}
