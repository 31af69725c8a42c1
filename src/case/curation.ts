import { z } from 'zod';
import { CaseIdSchema } from './case-id.ts';

/** What a curator adds to a published case beside its facts: how far it was read, what it is called and by whom, and with what it may be pooled. */
export const CurationSchema = z
  .object({
    /** How much of the publication was read; facts that a further reading would show are absent, never negative. */
    seen: z.enum(['abstract', 'part', 'full-text']),
    /** What the case is called on each axis of a classification (`type`, `extent`), and whether its authors or its curator called it so. */
    labels: z
      .array(
        z
          .object({
            axis: z.string().min(1),
            value: z.string().min(1),
            source: z.enum(['authors', 'curator']),
            /** The scheme that the label belongs to, where the authors name one. */
            scheme: z.string().optional(),
          })
          .readonly(),
      )
      .readonly(),
    /** False for what must not be counted among patients: a record of a series, a patient of whom nothing is known. */
    poolable: z.boolean(),
    /** Records of publications that may describe the same patient; said on both. */
    overlapsWith: z.array(CaseIdSchema).readonly(),
    note: z.string().optional(),
  })
  .readonly();
export type Curation = z.infer<typeof CurationSchema>;
