import { z } from 'zod';

/** A number, or range, with its UCUM unit. */
export const QuantitySchema = z
  .object({
    value: z.number(),
    /** The upper end of a range. */
    valueHigh: z.number().optional(),
    /** The number after the slash of a pair: 74 of 118/74 mmHg, 24 of 6/24. */
    second: z.number().optional(),
    comparator: z.enum(['<', '<=', '>', '>=', '~']).optional(),
    /** UCUM where known. */
    unit: z.string().optional(),
    unitText: z.string().optional(),
  })
  .readonly();
export type Quantity = z.infer<typeof QuantitySchema>;
