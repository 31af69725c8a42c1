import { z } from 'zod';
import { ConceptNameSchema, GROUNDS, NameSchema, ReferenceSchema } from './reference.ts';

/** A treatment that sources advise against for a condition of the pack, or found to be without effect: shown where a report calls it beneficial. */
export const CautionSchema = z
  .strictObject({
    id: NameSchema,
    /** The treatment, or a class of treatments. */
    treatment: ConceptNameSchema,
    /** Only for cases that have one of these; absent for the whole scope. */
    among: z.array(ConceptNameSchema).min(1).readonly().optional(),
    /** What the sources say, as a sentence. */
    says: z.string().min(1),
    ...GROUNDS,
  })
  .readonly();
export type Caution = z.infer<typeof CautionSchema>;

/** `pack.json`: what a pack is about, who stands behind it, and its references. */
export const ManifestSchema = z
  .strictObject({
    $schema: z.string().optional(),
    schemaVersion: z.literal(1),
    id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'an id holds small letters, digits and hyphens'),
    title: z.string().min(1),
    version: z.string().regex(/^\d+\.\d+\.\d+$/, 'a version has three numbers, such as 1.0.0'),
    licence: z.string().min(1),
    /** A case that has one of these, or a descendant, is in scope. */
    scope: z.array(ConceptNameSchema).min(1).readonly(),
    signOff: z
      .strictObject({
        status: z.enum(['unreviewed', 'in-review', 'signed-off']),
        by: z.array(z.string()).readonly(),
        date: z
          .string()
          .regex(/^\d{4}-\d{2}-\d{2}$/)
          .optional(),
        note: z.string().optional(),
      })
      .refine(({ status, by, date }) => status !== 'signed-off' || (by.length > 0 && date !== undefined), {
        message: 'a pack that is signed off says by whom and when',
      })
      .readonly(),
    references: z.array(ReferenceSchema).min(1).readonly(),
    cautions: z.array(CautionSchema).readonly().optional(),
  })
  .readonly();
export type Manifest = z.infer<typeof ManifestSchema>;

const FigureSchema = z
  .strictObject({
    /** What was counted or measured, in the source's terms. */
    what: z.string().min(1),
    /** Count with the feature, of how many. */
    n: z.int().nonnegative().optional(),
    of: z.int().positive().optional(),
    value: z.number().optional(),
    valueHigh: z.number().optional(),
    statistic: z
      .enum(['mean', 'median', 'range', 'odds-ratio', 'share', 'p', 'count', 'rate', 'other'])
      .optional(),
    sd: z.number().nonnegative().optional(),
    ciLow: z.number().optional(),
    ciHigh: z.number().optional(),
    unit: z.string().optional(),
    note: z.string().optional(),
  })
  .refine(({ n, of }) => n === undefined || of === undefined || n <= of, { message: 'n is more than of' })
  .refine(({ n, value, note }) => n !== undefined || value !== undefined || note !== undefined, {
    message: 'a figure needs n, value or note',
  })
  .readonly();

/** Figures of one published series: an aggregate, never a case, never pooled with cases. */
export const SeriesSchema = z
  .strictObject({
    id: NameSchema,
    title: z.string().min(1),
    about: z.array(ConceptNameSchema).min(1).readonly(),
    source: NameSchema,
    /** Where the source itself takes the figures from. */
    quoting: z.string().optional(),
    population: z.string().optional(),
    patients: z.int().positive().optional(),
    period: z.string().optional(),
    seen: z.enum(['abstract', 'part', 'full-text', 'secondary']),
    figures: z.array(FigureSchema).min(1).readonly(),
    note: z.string().optional(),
  })
  .readonly();
export type Series = z.infer<typeof SeriesSchema>;

/** `series.json` of a pack. */
export const SeriesFileSchema = z
  .strictObject({
    $schema: z.string().optional(),
    schemaVersion: z.literal(1),
    series: z.array(SeriesSchema).readonly(),
  })
  .readonly();
