import type { CaseFacts } from '../../src/extract/assembly/index.ts';

/** Something a golden case has wrong and that cannot be mended yet. The golden file shows the fault; this list says that it is known. */
export interface Skip {
  readonly example: string;
  /** What the report says, and what the case makes of it. */
  readonly fault: string;
  readonly reason: string;
  /** Whether the fault is still there; when it is not, the entry is stale and must go. */
  readonly isStillThere: (facts: CaseFacts) => boolean;
}

export const SKIPS: readonly Skip[] = [];
