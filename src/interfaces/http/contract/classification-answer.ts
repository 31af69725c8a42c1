import { z } from 'zod';
import { SpanSchema } from '../../../case/index.ts';
import { list } from './route.ts';
import { VersionsSchema } from './versions.ts';

export const CitedFactSchema = z
  .object({
    says: z.string(),
    spans: list(SpanSchema),
    origin: z.enum(['read', 'curated', 'imported', 'answered']),
  })
  .readonly();

const grounds = {
  /** `S` a source says so, `D` the pack's authors propose it. */
  standing: z.enum(['S', 'D']),
  sources: list(
    z
      .object({
        id: z.string(),
        title: z.string(),
        year: z.int().optional(),
        doi: z.string().optional(),
        pmid: z.string().optional(),
        pmcid: z.string().optional(),
        url: z.string().optional(),
      })
      .readonly(),
  ),
};

export const CertaintySchema = z.enum(['not-supported', 'undetermined', 'possible', 'probable', 'definite']);

const ReasonSchema = z
  .object({
    criterion: z.string(),
    bearing: z.enum(['for', 'rules-out', 'required-not-met', 'holds-back', 'missing']),
    sentence: z.string(),
    facts: list(CitedFactSchema),
  })
  .readonly();

const SchemeSchema = z
  .object({
    ...grounds,
    id: z.string(),
    title: z.string(),
    label: z.string().optional(),
    covers: list(z.string()),
    note: z.string().optional(),
  })
  .readonly();

/** A question whose answer could change the verdict. */
export const FindOutSchema = z
  .object({
    kind: z.enum(['criterion', 'quantity']),
    id: z.string(),
    ask: z.string(),
    decidedBy: z.string(),
    unit: z.string().optional(),
    criteria: list(z.string()),
    changes: list(
      z.object({ answer: z.string(), type: z.string().optional(), certainty: CertaintySchema }).readonly(),
    ),
    surerWith: list(z.string()),
  })
  .readonly();

/** What a case is, how sure, from which facts, and what to find out next. */
export const ClassifiedSchema = z
  .object({
    pack: z
      .object({ id: z.string(), version: z.string(), title: z.string(), signOff: z.string() })
      .readonly(),
    inScope: z.boolean(),
    scheme: SchemeSchema,
    otherSchemes: list(SchemeSchema),
    verdict: z
      .object({
        type: z.string().optional(),
        label: z.string(),
        certainty: CertaintySchema,
        meaning: z.string(),
        contestedBy: list(z.string()),
      })
      .readonly(),
    types: list(
      z
        .object({
          ...grounds,
          id: z.string(),
          label: z.string(),
          definition: z.string(),
          certainty: CertaintySchema,
          meaning: z.string(),
          reasons: list(ReasonSchema),
          authorsSay: list(CitedFactSchema),
        })
        .readonly(),
    ),
    runnerUp: z
      .object({ type: z.string(), label: z.string(), whyNot: list(ReasonSchema) })
      .readonly()
      .optional(),
    criteria: list(
      z
        .object({
          ...grounds,
          id: z.string(),
          sentence: z.string(),
          value: z.enum(['met', 'not-met', 'unknown']),
          facts: list(CitedFactSchema),
          threshold: z.string().optional(),
          unit: z.string().optional(),
          score: z.object({ least: z.number(), most: z.number(), needed: z.number() }).readonly().optional(),
        })
        .readonly(),
    ),
    findOutNext: list(FindOutSchema),
    extent: z
      .object({
        id: z.string(),
        label: z.string(),
        definition: z.string(),
        source: z.enum(['author', 'regions']),
        regions: list(z.string()),
        byRegions: z.string().optional(),
        facts: list(CitedFactSchema),
      })
      .readonly()
      .optional(),
    redFlags: list(
      z.object({ ...grounds, id: z.string(), sentence: z.string(), facts: list(CitedFactSchema) }).readonly(),
    ),
    versions: VersionsSchema,
  })
  .readonly()
  .meta({ id: 'Classified' });
