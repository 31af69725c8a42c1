import { z } from 'zod';
import { CriterionSchema } from './criterion-schema.ts';
import { QuantitySpecSchema } from './quantity-schema.ts';
import { ConceptNameSchema, GROUNDS, NameSchema } from './reference.ts';

/** How sure a verdict is when a type is supported at all, best first. */
export const GRADES = ['definite', 'probable', 'possible'] as const;
export type Grade = (typeof GRADES)[number];

/** Reached when `when` is met and nothing of `unless` is met; what is unknown in `unless` does not stand in the way. */
const GradeSchema = z
  .strictObject({
    grade: z.enum(GRADES),
    /** What the word means for this type, shown where the word stands. */
    sentence: z.string().min(1),
    when: NameSchema,
    unless: z.array(NameSchema).readonly().optional(),
  })
  .readonly();

const ExclusionSchema = z
  .strictObject({ criterion: NameSchema, unless: z.array(NameSchema).readonly().optional() })
  .readonly();
export type Exclusion = z.infer<typeof ExclusionSchema>;

/** One thing that a case can be. */
export const TypeSchema = z
  .strictObject({
    id: NameSchema,
    label: z.string().min(1),
    definition: z.string().min(1),
    ...GROUNDS,
    /** Without these the type is not supported. */
    required: z.array(NameSchema).min(1).readonly(),
    /** These speak for it and are shown; they decide only where a grade names them. */
    supporting: z.array(NameSchema).readonly(),
    /** Each of these, when met, rules the type out, unless something of its `unless` is met. */
    excluding: z.array(ExclusionSchema).readonly(),
    /** In the order definite, probable, possible; a grade may be left out. */
    grades: z.array(GradeSchema).min(1).readonly(),
    /** Concepts by which a report's authors give this type; never decided on. */
    authorLabels: z.array(ConceptNameSchema).readonly(),
  })
  .readonly();
export type TypeSpec = z.infer<typeof TypeSchema>;

/** A way to divide the types; `map` gives each type of this classification its name in the scheme. */
const SchemeSchema = z
  .strictObject({
    id: NameSchema,
    title: z.string().min(1),
    map: z.record(NameSchema, z.string().min(1)),
    ...GROUNDS,
    note: z.string().optional(),
  })
  .readonly();
export type Scheme = z.infer<typeof SchemeSchema>;

const FlagSchema = z
  .strictObject({ id: NameSchema, when: NameSchema, sentence: z.string().min(1), ...GROUNDS })
  .readonly();

const ExtentValueSchema = z
  .strictObject({
    id: NameSchema,
    label: z.string().min(1),
    definition: z.string().min(1),
    concepts: z.array(ConceptNameSchema).readonly(),
    /** Words of a finding's `extent` that say so. */
    words: z.array(z.string()).readonly(),
    /** By counting regions, where the author does not say. */
    regionsAtLeast: z.int().positive().optional(),
    regionsAtMost: z.int().positive().optional(),
    ...GROUNDS,
  })
  .readonly();

/** How far it reaches: an axis of its own beside the type. */
const ExtentSchema = z
  .strictObject({
    label: z.string().min(1),
    values: z.array(ExtentValueSchema).min(1).readonly(),
    /** Sites of these findings and conditions are counted. */
    about: z.array(ConceptNameSchema).min(1).readonly(),
    regions: z
      .array(
        z
          .strictObject({
            id: NameSchema,
            label: z.string().min(1),
            sites: z.array(ConceptNameSchema).min(1).readonly(),
            adjacentTo: z.array(NameSchema).readonly(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();
export type ExtentSpec = z.infer<typeof ExtentSchema>;

/** `classification.json` of a pack. */
export const ClassificationSchema = z
  .strictObject({
    $schema: z.string().optional(),
    schemaVersion: z.literal(1),
    title: z.string().min(1),
    /** The scheme shown unless another is asked for. */
    defaultScheme: NameSchema,
    schemes: z.array(SchemeSchema).min(1).readonly(),
    quantities: z.array(QuantitySpecSchema).readonly(),
    criteria: z.array(CriterionSchema).min(1).readonly(),
    /** In the order that decides between equally sure types. */
    types: z.array(TypeSchema).min(1).readonly(),
    redFlags: z.array(FlagSchema).readonly(),
    extent: ExtentSchema.optional(),
  })
  .readonly();
export type Classification = z.infer<typeof ClassificationSchema>;
