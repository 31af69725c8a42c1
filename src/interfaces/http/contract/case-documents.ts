import { z } from 'zod';
import { CaseIdSchema, CaseSchema } from '../../../case/index.ts';

/** A case as every route takes and gives it. */
export const CaseDocumentSchema = CaseSchema.meta({ id: 'Case' });

/** Who asks names a case of the library by its id, or gives one that was just read. */
export const AskedCaseSchema = z
  .union([
    z.object({ case: CaseDocumentSchema }).readonly(),
    z.object({ id: z.string().min(1).max(200) }).readonly(),
  ])
  .meta({ id: 'AskedCase' });
export type AskedCase = z.infer<typeof AskedCaseSchema>;

export const CaseParams = z.object({ id: CaseIdSchema });
