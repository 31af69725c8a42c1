import { z } from 'zod';
import { list } from './route.ts';

export const TerminologyReleaseSchema = z
  .object({ name: z.string(), version: z.string(), sha256: z.string() })
  .readonly();

/** The state of a library that an answer was drawn from. */
export const LibraryVersionSchema = z
  .object({
    cases: z.int(),
    patients: z.int(),
    revisions: z.int(),
    changedAt: z.string().optional(),
    schemaVersion: z.int(),
    terminologies: list(TerminologyReleaseSchema),
  })
  .readonly();

/** What an answer rests on: the same versions give the same answer. */
export const VersionsSchema = z
  .object({
    program: z.string(),
    terminologies: list(TerminologyReleaseSchema),
    packs: list(z.object({ id: z.string(), version: z.string(), signOff: z.string() }).readonly()).optional(),
    library: LibraryVersionSchema.optional(),
  })
  .readonly()
  .meta({ id: 'Versions' });

export const NamedConceptSchema = z.object({ id: z.string(), label: z.string() }).readonly();

/** A closed range, 0–1 for a proportion, at a level of confidence. */
export const IntervalSchema = z
  .object({ low: z.number(), high: z.number(), confidence: z.number() })
  .readonly();

/** `n` of `of`, with its exact interval; none where `of` is 0. */
export const ProportionSchema = z
  .object({ n: z.int(), of: z.int(), interval: IntervalSchema.optional() })
  .readonly()
  .meta({ id: 'Proportion' });
