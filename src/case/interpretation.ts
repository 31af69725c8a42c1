import { z } from 'zod';
import { ConceptRefSchema } from './evidence.ts';

/** A variant in the words of HGVS, a VCF record or a structural type, as the report or its curator wrote it. */
export const VariantSchema = z
  .object({
    id: z.string().optional(),
    label: z.string().optional(),
    description: z.string().optional(),
    /** Each with its syntax: `hgvs.c`, `hgvs.g`, `hgvs.p`. */
    expressions: z
      .array(z.object({ syntax: z.string(), value: z.string(), version: z.string().optional() }).readonly())
      .readonly(),
    vcf: z
      .object({
        genomeAssembly: z.string(),
        chromosome: z.string(),
        position: z.int().nonnegative(),
        reference: z.string(),
        alternate: z.string(),
        id: z.string().optional(),
        quality: z.string().optional(),
        filter: z.string().optional(),
        info: z.string().optional(),
      })
      .readonly()
      .optional(),
    moleculeContext: z.enum(['genomic', 'transcript', 'protein']).optional(),
    structuralType: ConceptRefSchema.optional(),
    /** Heterozygous, homozygous, hemizygous (GENO). */
    allelicState: ConceptRefSchema.optional(),
    acmg: z
      .enum(['benign', 'likely-benign', 'uncertain-significance', 'likely-pathogenic', 'pathogenic'])
      .optional(),
    actionability: z.enum(['not-actionable', 'actionable']).optional(),
  })
  .readonly();
export type Variant = z.infer<typeof VariantSchema>;

/** What was concluded from a person's genes: the disease in question, how far the question is settled, and the variants or genes it rests on. */
export const InterpretationSchema = z
  .object({
    id: z.string().optional(),
    progress: z.enum(['in-progress', 'completed', 'solved', 'unsolved']).optional(),
    disease: ConceptRefSchema.optional(),
    summary: z.string().optional(),
    genomic: z
      .array(
        z
          .object({
            /** The sample or person, where it is not the patient. */
            sampleId: z.string().optional(),
            role: z.enum(['rejected', 'candidate', 'contributory', 'causative']).optional(),
            gene: ConceptRefSchema.optional(),
            /** Absent where the gene alone is named. */
            variant: VariantSchema.optional(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();
export type Interpretation = z.infer<typeof InterpretationSchema>;
