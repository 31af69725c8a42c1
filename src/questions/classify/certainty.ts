import { type Grade, GRADES } from '../../packs/index.ts';

/** How sure it is that a case is of a type. */
export type Certainty = Grade | 'undetermined' | 'not-supported';

/** Least sure first. */
const LADDER: readonly Certainty[] = ['not-supported', 'undetermined', ...[...GRADES].reverse()];

/** Place on the ladder from `not-supported` (0) over `undetermined` (1) and `possible` to `definite` (4). */
export function rankOf(certainty: Certainty): number {
  return LADDER.indexOf(certainty);
}

/** Whether the type is supported at all: possible, probable or definite. */
export function isSupported(certainty: Certainty): certainty is Grade {
  return rankOf(certainty) > rankOf('undetermined');
}

/** What the two certainties mean that no pack defines. */
export const MEANING_BY_CERTAINTY = {
  undetermined: 'what the report says neither supports nor rules out any type',
  'not-supported': 'for every type something that it needs is not so, or something that rules it out is so',
} as const;
