import { z } from 'zod';
import { ResponseSchema } from '../../../case/index.ts';
import { list } from './route.ts';
import { NamedConceptSchema, ProportionSchema, VersionsSchema } from './versions.ts';

const AmountRangeSchema = z
  .object({ n: z.int(), low: z.number(), high: z.number(), unit: z.string() })
  .readonly();

/** Per treatment: patients, responses, proportion with exact 95 % interval, and the cases with their sentences. */
export const EvidenceAnswerSchema = z
  .object({
    condition: NamedConceptSchema,
    among: NamedConceptSchema.optional(),
    where: z.string(),
    type: z.string().optional(),
    note: z.string().optional(),
    group: z.enum(['agent', 'class']),
    cases: z.int(),
    patients: z.int(),
    leftOut: list(z.string()),
    treatments: list(
      z
        .object({
          id: z.string(),
          label: z.string(),
          casesTreated: z.int(),
          evaluable: z.int(),
          responses: z.record(ResponseSchema, z.int()).readonly(),
          responders: ProportionSchema,
          doses: list(AmountRangeSchema),
          durationDays: AmountRangeSchema.optional(),
          alone: z.int(),
          combined: z.int(),
          adverseEvents: list(
            z
              .object({ id: z.string(), label: z.string(), patients: z.int(), caseIds: list(z.string()) })
              .readonly(),
          ),
          cases: list(
            z
              .object({
                id: z.string(),
                patientId: z.string(),
                ordinal: z.int(),
                response: ResponseSchema,
                isCombined: z.boolean(),
                title: z.string().optional(),
                year: z.int().optional(),
                treatment: z.string(),
                sentence: z.string().optional(),
              })
              .readonly(),
          ),
        })
        .readonly(),
    ),
    level: z.object({ scheme: z.string(), level: z.int(), meaning: z.string() }).readonly(),
    cautions: list(z.string()),
    versions: VersionsSchema,
  })
  .readonly()
  .meta({ id: 'EvidenceAnswer' });
