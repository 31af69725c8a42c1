import { z } from 'zod';
import { LevelSchema } from './quantity-schema.ts';
import { ConceptNameSchema, GROUNDS, NameSchema } from './reference.ts';

const concepts = z.array(ConceptNameSchema).min(1).readonly();
const criteria = z.array(NameSchema).min(1).readonly();

/** An item of a score: its points count when its criterion is met. */
const ScoreItemSchema = z.strictObject({ criterion: NameSchema, points: z.number().positive() }).readonly();

/** Only the highest item of a domain counts. */
const ScoreDomainSchema = z
  .strictObject({
    id: NameSchema,
    label: z.string().min(1),
    items: z.array(ScoreItemSchema).min(1).readonly(),
  })
  .readonly();
export type ScoreDomain = z.infer<typeof ScoreDomainSchema>;

/** What a criterion tests. The leaves read the case; the others name other criteria of the classification. */
export const TestSchema = z.discriminatedUnion('kind', [
  /**
   * A condition, finding, complication or result of an investigation: one of these or of
   * their descendants. Met where present, not met where the report excludes it or something broader, unknown where it is silent. */
  z
    .strictObject({
      kind: z.literal('concept'),
      anyOf: concepts,
      sites: concepts.optional(),
      /** Where nothing is present, a denial of one of these denies the criterion, though others of `anyOf` are not denied one by one. */
      deniedBy: concepts.optional(),
    })
    .readonly(),
  z
    .strictObject({ kind: z.literal('level'), of: NameSchema, is: z.array(LevelSchema).min(1).readonly() })
    .readonly(),
  z
    .strictObject({
      kind: z.literal('threshold'),
      of: NameSchema,
      above: z.number().optional(),
      atLeast: z.number().optional(),
      below: z.number().optional(),
      atMost: z.number().optional(),
      unit: z.string().min(1),
    })
    .refine(
      (one) => [one.above, one.atLeast, one.below, one.atMost].filter((x) => x !== undefined).length === 1,
      {
        message: 'a threshold needs exactly one of above, atLeast, below, atMost',
      },
    )
    .readonly(),
  /** A drug, a drug of a class, or a procedure was given. */
  z
    .strictObject({
      kind: z.literal('treatment'),
      anyOf: concepts,
      routes: z.array(z.string()).min(1).readonly().optional(),
    })
    .readonly(),
  z
    .strictObject({
      kind: z.literal('age'),
      atLeastYears: z.number().optional(),
      belowYears: z.number().optional(),
    })
    .refine((one) => one.atLeastYears !== undefined || one.belowYears !== undefined, {
      message: 'an age needs atLeastYears or belowYears',
    })
    .readonly(),
  z.strictObject({ kind: z.literal('sex'), is: z.enum(['female', 'male']) }).readonly(),
  /** Time from one fact's beginning to another's. */
  z
    .strictObject({
      kind: z.literal('time-between'),
      from: concepts,
      to: concepts,
      atLeastDays: z.number().optional(),
      atMostDays: z.number().optional(),
    })
    .refine((one) => one.atLeastDays !== undefined || one.atMostDays !== undefined, {
      message: 'a time needs atLeastDays or atMostDays',
    })
    .readonly(),
  z.strictObject({ kind: z.literal('all'), of: criteria }).readonly(),
  z.strictObject({ kind: z.literal('any'), of: criteria }).readonly(),
  z.strictObject({ kind: z.literal('not'), of: NameSchema }).readonly(),
  z.strictObject({ kind: z.literal('at-least'), n: z.int().positive(), of: criteria }).readonly(),
  z
    .strictObject({
      kind: z.literal('score'),
      domains: z.array(ScoreDomainSchema).min(1).readonly(),
      atLeast: z.number().positive(),
    })
    .readonly(),
]);
export type Test = z.infer<typeof TestSchema>;

/** One criterion: the sentence a clinician reviews, the test that evaluates it, and where it comes from. */
export const CriterionSchema = z
  .strictObject({
    id: NameSchema,
    sentence: z.string().min(1),
    test: TestSchema,
    ...GROUNDS,
    /** What to ask at a prompt; the sentence where absent. */
    ask: z.string().min(1).optional(),
    /** The examination or the question that decides it. */
    decidedBy: z.string().min(1).optional(),
    note: z.string().optional(),
  })
  .readonly();
export type Criterion = z.infer<typeof CriterionSchema>;
