import { z } from 'zod';

/** Identifies a case in a library; for a case just read, the report's hash and the patient's place in it. */
export const CaseIdSchema = z.string().min(1).max(200).brand<'CaseId'>();
export type CaseId = z.infer<typeof CaseIdSchema>;
