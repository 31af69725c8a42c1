import { z } from 'zod';

/** For a case taken over from another system's file: what the file says of itself, kept so that it can be told again. */
export const CaseSourceSchema = z
  .object({
    format: z.enum(['phenopacket-v2', 'fhir-r4']),
    /** The version of the format that the file names. */
    formatVersion: z.string().optional(),
    /** The record's id there. */
    id: z.string().optional(),
    created: z.string().optional(),
    createdBy: z.string().optional(),
    submittedBy: z.string().optional(),
    /** The terminologies the file was written with. */
    terminologies: z
      .array(
        z
          .object({
            id: z.string(),
            name: z.string(),
            url: z.string(),
            version: z.string(),
            prefix: z.string(),
            iriPrefix: z.string(),
          })
          .readonly(),
      )
      .readonly()
      .optional(),
    /** Publications and records the file cites; the first publication is the case's citation too. */
    references: z
      .array(
        z
          .object({
            id: z.string().optional(),
            url: z.string().optional(),
            description: z.string().optional(),
          })
          .readonly(),
      )
      .readonly()
      .optional(),
  })
  .readonly();
export type CaseSource = z.infer<typeof CaseSourceSchema>;
