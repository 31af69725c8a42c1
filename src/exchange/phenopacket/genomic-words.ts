import type { Interpretation, Variant } from '../../case/index.ts';

type Progress = NonNullable<Interpretation['progress']>;
type GenomicRole = NonNullable<Interpretation['genomic'][number]['role']>;

/** A case's word → the schema's enumeration; the value that means unknown is absent in a case. */
export const PROGRESS = {
  'in-progress': 'IN_PROGRESS',
  completed: 'COMPLETED',
  solved: 'SOLVED',
  unsolved: 'UNSOLVED',
} as const satisfies Record<Progress, string>;

export const GENOMIC_ROLES = {
  rejected: 'REJECTED',
  candidate: 'CANDIDATE',
  contributory: 'CONTRIBUTORY',
  causative: 'CAUSATIVE',
} as const satisfies Record<GenomicRole, string>;

export const ACMG = {
  benign: 'BENIGN',
  'likely-benign': 'LIKELY_BENIGN',
  'uncertain-significance': 'UNCERTAIN_SIGNIFICANCE',
  'likely-pathogenic': 'LIKELY_PATHOGENIC',
  pathogenic: 'PATHOGENIC',
} as const satisfies Record<NonNullable<Variant['acmg']>, string>;

export const ACTIONABILITY = {
  'not-actionable': 'NOT_ACTIONABLE',
  actionable: 'ACTIONABLE',
} as const satisfies Record<NonNullable<Variant['actionability']>, string>;

export const MOLECULES = {
  genomic: 'genomic',
  transcript: 'transcript',
  protein: 'protein',
} as const satisfies Record<NonNullable<Variant['moleculeContext']>, string>;

/** The case's word of a value of the schema; undefined for the one that means unknown. */
export function caseWordOf<T extends Readonly<Record<string, string>>>(
  table: T,
  value: string | undefined,
): (keyof T & string) | undefined {
  for (const [word, name] of Object.entries(table)) if (name === value) return word;
  return undefined;
}
