import type { Case, Citation } from '../../../case/index.ts';
import type { ExternalReference } from '../phenopacket.ts';

/** The publications and records that a case cites: its source's list, or its report. */
export function writeReferences({ source, report }: Case): readonly ExternalReference[] {
  if (source?.references !== undefined) {
    return source.references.map(({ id, url, description }) => ({
      ...(id !== undefined && { id }),
      ...(url !== undefined && { reference: url }),
      ...(description !== undefined && { description }),
    }));
  }
  const { citation } = report;
  const first = referenceOfCitation(citation);
  if (first === undefined) return [];
  return [
    first,
    ...idsOf(citation)
      .slice(1)
      .map((id) => ({ id })),
  ];
}

/** A publication by the first of its PMID, DOI and PMCID, with its address and title; undefined where it has none of these. */
export function referenceOfCitation(citation: Citation): ExternalReference | undefined {
  const [id] = idsOf(citation);
  const { url, title } = citation;
  if (id === undefined && url === undefined && title === undefined) return undefined;
  return {
    ...(id !== undefined && { id }),
    ...(url !== undefined && { reference: url }),
    ...(title !== undefined && { description: title }),
  };
}

function idsOf({ pmid, doi, pmcid }: Citation): readonly string[] {
  return [
    ...(pmid === undefined ? [] : [`PMID:${pmid}`]),
    ...(doi === undefined ? [] : [`DOI:${doi}`]),
    ...(pmcid === undefined ? [] : [`PMC:${pmcid}`]),
  ];
}
