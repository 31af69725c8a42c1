import { z } from 'zod';
import { list } from './route.ts';
import { IntervalSchema, ProportionSchema, VersionsSchema } from './versions.ts';

/** One variable of a cohort: `reported` of `of` patients say something on it. */
export const VariableSchema = z
  .discriminatedUnion('kind', [
    z
      .object({
        kind: z.literal('named'),
        name: z.string(),
        reported: z.int(),
        of: z.int(),
        values: list(
          z.object({ value: z.string(), share: ProportionSchema, caseIds: list(z.string()) }).readonly(),
        ),
      })
      .readonly(),
    z
      .object({
        kind: z.literal('number'),
        name: z.string(),
        unit: z.string(),
        reported: z.int(),
        of: z.int(),
        summary: z
          .object({
            n: z.int(),
            median: z.number(),
            lowerQuartile: z.number(),
            upperQuartile: z.number(),
            mean: z.number(),
            standardDeviation: z.number().optional(),
            low: z.number(),
            high: z.number(),
            medianInterval: IntervalSchema.optional(),
          })
          .readonly()
          .optional(),
        /** One a patient, beside the case that says so in `caseIds`. */
        numbers: list(z.number()),
        caseIds: list(z.string()),
      })
      .readonly(),
  ])
  .meta({ id: 'Variable' });

const CohortSchema = z
  .object({
    where: z.string().optional(),
    cases: z.int(),
    patients: z.int(),
    leftOut: list(z.string()),
    variables: list(VariableSchema),
  })
  .readonly();

/** What such cases share. */
export const CohortAnswerSchema = z
  .object({
    cohort: CohortSchema,
    note: z.string().optional(),
    versus: z
      .object({
        cohort: CohortSchema,
        compared: list(
          z
            .object({
              name: z.string(),
              value: z.string().optional(),
              test: z.string(),
              p: z.number().optional(),
              n: z.tuple([z.int(), z.int()]).readonly(),
            })
            .readonly(),
        ),
        note: z.string(),
      })
      .readonly()
      .optional(),
    versions: VersionsSchema,
  })
  .readonly()
  .meta({ id: 'CohortAnswer' });
