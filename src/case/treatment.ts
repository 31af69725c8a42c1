import { z } from 'zod';
import { ConceptRefSchema, EvidenceSchema } from './evidence.ts';
import { QuantitySchema } from './quantity.ts';
import { DateSchema, DurationSchema, TimeSchema } from './time.ts';

export const RESPONSES = [
  'complete',
  'partial',
  'stable',
  'none',
  'worse',
  'recurrence',
  'not-reported',
] as const;
export const ResponseSchema = z.enum(RESPONSES);
export type Response = z.infer<typeof ResponseSchema>;

export const DoseSchema = z
  .object({
    quantity: QuantitySchema.optional(),
    timesPerDay: z.number().optional(),
    /** How often, where it is no number of times a day: every other day, as needed. */
    frequency: ConceptRefSchema.optional(),
    interval: z.object({ start: DateSchema.optional(), end: DateSchema.optional() }).readonly().optional(),
    /** As written. */
    text: z.string(),
    evidence: EvidenceSchema,
  })
  .readonly();

export const TreatmentSchema = z
  .object({
    kind: z.enum(['drug', 'procedure', 'other']),
    agent: ConceptRefSchema,
    /** Set where the report names a class and no agent ("a bisphosphonate"). */
    isClass: z.boolean().optional(),
    class: ConceptRefSchema.optional(),
    status: z.enum(['given', 'not-given', 'planned', 'unknown']),
    doses: z.array(DoseSchema).readonly(),
    route: z.string().optional(),
    duration: z
      .object({ iso8601duration: DurationSchema, days: z.number(), evidence: EvidenceSchema })
      .readonly()
      .optional(),
    start: TimeSchema.optional(),
    end: TimeSchema.optional(),
    cumulativeDose: QuantitySchema.optional(),
    bodySite: ConceptRefSchema.optional(),
    /** For radiation: the total dose in gray and the number of fractions. */
    radiation: z.object({ dosageGray: z.number(), fractions: z.int() }).readonly().optional(),
    /** What it was meant to do: cure, palliation. */
    intent: ConceptRefSchema.optional(),
    indication: ConceptRefSchema.optional(),
    /** Groups what was given together; treatments that share a number were combined. */
    regimen: z.int().optional(),
    response: z.object({ value: ResponseSchema, evidence: EvidenceSchema }).readonly(),
    adverseEvents: z
      .array(z.object({ concept: ConceptRefSchema, evidence: EvidenceSchema }).readonly())
      .readonly(),
    stopReason: z.string().optional(),
    evidence: EvidenceSchema,
  })
  .readonly();
export type Treatment = z.infer<typeof TreatmentSchema>;
