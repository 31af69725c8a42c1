import type { Case } from '../case/index.ts';
import type { Classification } from './schema/classification-schema.ts';
import type { Manifest, Series } from './schema/pack-schema.ts';

/** What is known of one condition, as data that a clinician can review. */
export interface Pack {
  readonly manifest: Manifest;
  readonly classification: Classification;
  /** Published cases coded by hand; every one has an address to look it up. */
  readonly cases: readonly Case[];
  /** Published aggregates, kept apart from cases. */
  readonly series: readonly Series[];
  /** The text of `vocabulary.tsv`, when there is one; `terminology/load` reads it. */
  readonly vocabularyTable: string | undefined;
}

/** Files of a pack; the first two must be there. */
export const PACK_FILES = {
  manifest: 'pack.json',
  classification: 'classification.json',
  cases: 'cases.jsonl',
  series: 'series.json',
  vocabulary: 'vocabulary.tsv',
} as const;

export type PackFile = (typeof PACK_FILES)[keyof typeof PACK_FILES];
