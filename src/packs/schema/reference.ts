import { z } from 'zod';

/** Names a reference, criterion, quantity, type … inside one pack. */
export const NameSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9.-]*$/, 'a name holds letters, digits, dots and hyphens');

/** A publication that a pack rests on; it can be found by at least one of `doi`, `pmid`, `pmcid`, `url`. */
export const ReferenceSchema = z
  .strictObject({
    id: NameSchema,
    title: z.string().min(1),
    authors: z.string().optional(),
    journal: z.string().optional(),
    year: z.int().min(1800).max(2100).optional(),
    doi: z
      .string()
      .regex(/^10\.\d{4,9}\/\S+$/, 'a DOI begins with 10. and holds a slash')
      .optional(),
    pmid: z
      .string()
      .regex(/^\d{1,9}$/, 'a PMID is a number')
      .optional(),
    pmcid: z
      .string()
      .regex(/^PMC\d+$/, 'a PMCID looks like PMC1234567')
      .optional(),
    url: z.url().optional(),
    /** How far it is to be trusted, or what of it was read. */
    note: z.string().optional(),
  })
  .refine((one) => [one.doi, one.pmid, one.pmcid, one.url].some((id) => id !== undefined), {
    message: 'a reference needs a doi, pmid, pmcid or url, so that it can be looked up',
  })
  .readonly();
export type Reference = z.infer<typeof ReferenceSchema>;

/** A concept as `id label`, such as `MONDO:0007915 systemic lupus erythematosus`; the label is for people. */
export const ConceptNameSchema = z
  .string()
  .regex(
    /^[A-Za-z][A-Za-z0-9_]*:\S+ \S.*$/,
    'write a concept as id, space, label: MONDO:0007915 systemic lupus erythematosus',
  );

/** What stands behind a statement: `S` a source says so, `D` the pack's authors propose it and a clinician must sign it off. */
export const StandingSchema = z.enum(['S', 'D']);
export type Standing = z.infer<typeof StandingSchema>;

/** A statement's standing and the references that carry it. */
export const GROUNDS = {
  standing: StandingSchema,
  sources: z.array(NameSchema).readonly(),
} as const;

/** The id in a concept's name. */
export function idOf(conceptName: string): string {
  return conceptName.slice(0, conceptName.indexOf(' '));
}

/** The label in a concept's name. */
export function labelOf(conceptName: string): string {
  return conceptName.slice(conceptName.indexOf(' ') + 1);
}
