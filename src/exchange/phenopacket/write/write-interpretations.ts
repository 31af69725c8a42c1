import type { Case, Interpretation, Variant } from '../../../case/index.ts';
import { ACMG, ACTIONABILITY, GENOMIC_ROLES, MOLECULES, PROGRESS } from '../genomic-words.ts';
import type {
  GeneDescriptor,
  GenomicInterpretation,
  PhenopacketInterpretation,
  VariationDescriptor,
} from '../phenopacket.ts';
import type { ClassWriter } from './class-writer.ts';

type Genomic = Interpretation['genomic'][number];

/** What was concluded from the patient's genes. */
export function writeInterpretations(
  { interpretations }: Case,
  subjectId: string,
  classes: ClassWriter,
): readonly PhenopacketInterpretation[] {
  return (interpretations ?? []).map(({ id, progress, disease, summary, genomic }, index) => {
    const of = disease === undefined ? undefined : classes.write(disease);
    return {
      id: id ?? `interpretation-${index + 1}`,
      ...(progress !== undefined && { progressStatus: PROGRESS[progress] }),
      ...((of !== undefined || genomic.length > 0) && {
        diagnosis: {
          ...(of !== undefined && { disease: of }),
          ...(genomic.length > 0 && {
            genomicInterpretations: genomic.map((one) => writeGenomic(one, subjectId, classes)),
          }),
        },
      }),
      ...(summary !== undefined && { summary }),
    };
  });
}

function writeGenomic(
  { sampleId, role, gene, variant }: Genomic,
  subjectId: string,
  classes: ClassWriter,
): GenomicInterpretation {
  const descriptor = gene === undefined ? undefined : writeGene(gene, classes);
  return {
    subjectOrBiosampleId: sampleId ?? subjectId,
    ...(role !== undefined && { interpretationStatus: GENOMIC_ROLES[role] }),
    ...(variant === undefined
      ? descriptor && { gene: descriptor }
      : {
          variantInterpretation: {
            ...(variant.acmg !== undefined && { acmgPathogenicityClassification: ACMG[variant.acmg] }),
            // Beside a classification the field writes it out, unknown or not.
            ...((variant.actionability !== undefined || variant.acmg !== undefined) && {
              therapeuticActionability:
                variant.actionability === undefined
                  ? 'UNKNOWN_ACTIONABILITY'
                  : ACTIONABILITY[variant.actionability],
            }),
            variationDescriptor: writeVariant(variant, descriptor, classes),
          },
        }),
  };
}

function writeGene({ id, label }: NonNullable<Genomic['gene']>, classes: ClassWriter): GeneDescriptor {
  if (id === undefined) return { symbol: label };
  return { valueId: classes.use({ id, label }).id, symbol: label };
}

function writeVariant(
  variant: Variant,
  gene: GeneDescriptor | undefined,
  classes: ClassWriter,
): VariationDescriptor {
  const { id, label, description, expressions, vcf, moleculeContext } = variant;
  const structuralType =
    variant.structuralType === undefined ? undefined : classes.write(variant.structuralType);
  const allelicState = variant.allelicState === undefined ? undefined : classes.write(variant.allelicState);
  return {
    ...(id !== undefined && { id }),
    ...(label !== undefined && { label }),
    ...(description !== undefined && { description }),
    ...(gene !== undefined && { geneContext: gene }),
    ...(expressions.length > 0 && { expressions }),
    ...(vcf !== undefined && {
      vcfRecord: {
        genomeAssembly: vcf.genomeAssembly,
        chrom: vcf.chromosome,
        pos: vcf.position,
        ...(vcf.id !== undefined && { id: vcf.id }),
        ref: vcf.reference,
        alt: vcf.alternate,
        ...(vcf.quality !== undefined && { qual: vcf.quality }),
        ...(vcf.filter !== undefined && { filter: vcf.filter }),
        ...(vcf.info !== undefined && { info: vcf.info }),
      },
    }),
    ...(moleculeContext !== undefined && { moleculeContext: MOLECULES[moleculeContext] }),
    ...(structuralType !== undefined && { structuralType }),
    ...(allelicState !== undefined && { allelicState }),
  };
}
