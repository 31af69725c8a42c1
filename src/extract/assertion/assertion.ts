import type { Span } from '../../case/index.ts';

/** What the report says of a mention. Parallel to the mentions: assertion `i` is of mention `i`. */
export interface Assertion {
  readonly status: 'present' | 'excluded' | 'uncertain';
  /** `other`: people in general, the literature, another patient. */
  readonly experiencer: 'patient' | 'relative' | 'other';
  readonly temporality: 'current' | 'historical' | 'planned';
  /** The words that decided the status, where there are any. */
  readonly cue?: Span;
}
