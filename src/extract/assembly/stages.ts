import type { Assertion } from '../assertion/index.ts';
import type { Document } from '../document/index.ts';
import type { Mention } from '../mention/index.ts';
import type { Section } from '../section/index.ts';

/** What the four earlier stages made of one report: all that assembly may look at. */
export interface Stages {
  readonly document: Document;
  readonly sections: readonly Section[];
  /** Sorted by start. */
  readonly mentions: readonly Mention[];
  /** Parallel to `mentions`. */
  readonly assertions: readonly Assertion[];
}
