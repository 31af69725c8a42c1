import { z } from 'zod';

/**
 * What went wrong, as RFC 9457 has it. `code` is stable and kebab-case (`case-changed`); `kind` is one of the five classes of errors;
 * `type` is `urn:precedent:problem:CODE`.
 */
export const ProblemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    /** What was given, what was found, what to do. */
    detail: z.string(),
    instance: z.string().optional(),
    code: z.string(),
    kind: z.enum(['input', 'not-found', 'conflict', 'resource', 'defect']),
    /** Where the request is wrong, for `request-invalid`: the part, the place in it, and what was expected there. */
    places: z
      .array(z.object({ in: z.string(), path: z.string(), message: z.string() }).readonly())
      .readonly()
      .optional(),
    /** For 412: the revision that stands now. Get it with the case, and make the change there. */
    currentRevision: z.int().optional(),
    /** Seconds to wait, for 429 and 503. */
    retryAfterSeconds: z.number().optional(),
  })
  .readonly()
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof ProblemSchema>;
