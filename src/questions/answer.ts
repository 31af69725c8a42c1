import type { SoftwareVersions } from '../case/index.ts';

/** Which release of a pack an answer used, and whether a clinician has signed it off. */
export interface PackVersion {
  readonly id: string;
  readonly version: string;
  readonly signOff: 'unreviewed' | 'in-review' | 'signed-off';
}

/** What an answer rests on beside the case: the same versions give the same answer. */
export interface AnswerVersions extends SoftwareVersions {
  readonly packs: readonly PackVersion[];
}
