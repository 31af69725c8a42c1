import { z } from 'zod';
import { ConceptNameSchema, GROUNDS, NameSchema } from './reference.ts';

const UnitSchema = z.string().min(1);

/** The pack's own normal range, used where the report gives neither its own range nor a judgement. */
const NormalRangeSchema = z
  .strictObject({
    low: z.number().optional(),
    high: z.number().optional(),
    /** From this age on; below it the range is not used. */
    fromAgeYears: z.number().nonnegative().optional(),
    ...GROUNDS,
  })
  .refine(({ low, high }) => low !== undefined || high !== undefined, {
    message: 'a range needs low or high',
  })
  .readonly();

const formula = {
  /** Constant + Σ factor × quantity, each quantity in its own unit. */
  linear: z
    .strictObject({
      kind: z.literal('linear'),
      constant: z.number(),
      terms: z
        .array(z.strictObject({ of: NameSchema, times: z.number() }).readonly())
        .min(1)
        .readonly(),
    })
    .readonly(),
  product: z
    .strictObject({ kind: z.literal('product'), of: z.array(NameSchema).min(2).readonly() })
    .readonly(),
  /** The first of these that the report tells; one that the report itself judges goes before one that was computed. */
  first: z.strictObject({ kind: z.literal('first'), of: z.array(NameSchema).min(1).readonly() }).readonly(),
} as const;

/** Something measured or computed from measurements, in one unit. */
export const QuantitySpecSchema = z
  .strictObject({
    id: NameSchema,
    label: z.string().min(1),
    /** UCUM; thresholds and ranges of this pack are in it. */
    unit: UnitSchema,
    /** Further units with the factor to `unit`; those of analytes.tsv are known already. */
    units: z.record(UnitSchema, z.number().positive()).optional(),
    /** Analytes that give it as measured, and investigations whose judgement (normal, abnormal) gives it. */
    reported: z.array(ConceptNameSchema).readonly().optional(),
    formula: z.discriminatedUnion('kind', [formula.linear, formula.product, formula.first]).optional(),
    normal: NormalRangeSchema.optional(),
    /** Takes the report's own range, and the pack's, from this quantity, which has the same unit. */
    rangeFrom: NameSchema.optional(),
    /** Findings that say the same in words. */
    lowFindings: z.array(ConceptNameSchema).readonly().optional(),
    highFindings: z.array(ConceptNameSchema).readonly().optional(),
    /** What to ask, and which test decides it. */
    ask: z.string().min(1),
    decidedBy: z.string().min(1),
    ...GROUNDS,
    note: z.string().optional(),
  })
  .refine(({ reported, formula }) => reported !== undefined || formula !== undefined, {
    message: 'a quantity needs reported analytes or a formula',
  })
  .readonly();
export type QuantitySpec = z.infer<typeof QuantitySpecSchema>;

/** Where a quantity lies against a range; a test such as an antibody is positive or negative. */
export const LevelSchema = z.enum(['low', 'normal', 'high', 'positive', 'negative']);
export type Level = z.infer<typeof LevelSchema>;
