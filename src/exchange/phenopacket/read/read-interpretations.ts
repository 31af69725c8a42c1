import type { Interpretation, Variant } from '../../../case/index.ts';
import type { NoteBook } from '../../notes.ts';
import { ACMG, ACTIONABILITY, caseWordOf, GENOMIC_ROLES, MOLECULES, PROGRESS } from '../genomic-words.ts';
import type {
  GeneDescriptor,
  GenomicInterpretation,
  PhenopacketInterpretation,
  VariationDescriptor,
} from '../phenopacket.ts';
import { readClass } from './read-class.ts';

type Genomic = Interpretation['genomic'][number];

/** Interpretations, one for one; the sample is kept where it is not the patient. */
export function readInterpretations(
  interpretations: readonly PhenopacketInterpretation[] | undefined,
  subjectId: string | undefined,
  notes: NoteBook,
): readonly Interpretation[] {
  return (interpretations ?? []).map(({ id, progressStatus, diagnosis, summary }) => {
    const progress = caseWordOf(PROGRESS, progressStatus);
    const disease = readClass(diagnosis?.disease, notes);
    return {
      ...(id !== undefined && { id }),
      ...(progress !== undefined && { progress }),
      ...(disease !== undefined && { disease }),
      ...(summary !== undefined && { summary }),
      genomic: (diagnosis?.genomicInterpretations ?? []).map((one) => readGenomic(one, subjectId, notes)),
    };
  });
}

function readGenomic(
  { subjectOrBiosampleId, interpretationStatus, gene, variantInterpretation }: GenomicInterpretation,
  subjectId: string | undefined,
  notes: NoteBook,
): Genomic {
  const role = caseWordOf(GENOMIC_ROLES, interpretationStatus);
  const variation = variantInterpretation?.variationDescriptor;
  const acmg = caseWordOf(ACMG, variantInterpretation?.acmgPathogenicityClassification);
  const actionability = caseWordOf(ACTIONABILITY, variantInterpretation?.therapeuticActionability);
  const named = readGene(gene ?? variation?.geneContext);
  return {
    ...(subjectOrBiosampleId !== undefined &&
      subjectOrBiosampleId !== subjectId && { sampleId: subjectOrBiosampleId }),
    ...(role !== undefined && { role }),
    ...(named !== undefined && { gene: named }),
    ...(variantInterpretation !== undefined && {
      variant: {
        ...readVariant(variation ?? {}, notes),
        ...(acmg !== undefined && { acmg }),
        ...(actionability !== undefined && { actionability }),
      },
    }),
  };
}

function readGene({ valueId, symbol }: GeneDescriptor = {}): Genomic['gene'] {
  const label = symbol ?? valueId;
  if (label === undefined) return undefined;
  return { ...(valueId !== undefined && { id: valueId }), label };
}

function readVariant(
  { id, label, description, expressions, vcfRecord, moleculeContext, ...classes }: VariationDescriptor,
  notes: NoteBook,
): Variant {
  const molecule = caseWordOf(MOLECULES, moleculeContext);
  const structuralType = readClass(classes.structuralType, notes);
  const allelicState = readClass(classes.allelicState, notes);
  return {
    ...(id !== undefined && { id }),
    ...(label !== undefined && { label }),
    ...(description !== undefined && { description }),
    expressions: (expressions ?? []).map(({ syntax = '', value = '', version }) => ({
      syntax,
      value,
      ...(version !== undefined && { version }),
    })),
    ...(vcfRecord !== undefined && {
      vcf: {
        genomeAssembly: vcfRecord.genomeAssembly ?? '',
        chromosome: vcfRecord.chrom ?? '',
        position: Number(vcfRecord.pos ?? 0),
        reference: vcfRecord.ref ?? '',
        alternate: vcfRecord.alt ?? '',
        ...(vcfRecord.id !== undefined && { id: vcfRecord.id }),
        ...(vcfRecord.qual !== undefined && { quality: vcfRecord.qual }),
        ...(vcfRecord.filter !== undefined && { filter: vcfRecord.filter }),
        ...(vcfRecord.info !== undefined && { info: vcfRecord.info }),
      },
    }),
    ...(molecule !== undefined && { moleculeContext: molecule }),
    ...(structuralType !== undefined && { structuralType }),
    ...(allelicState !== undefined && { allelicState }),
  };
}
