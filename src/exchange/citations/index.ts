import type { Case } from '../../case/index.ts';
import { collectCitations } from './collect-citations.ts';
import { writeBibtex } from './write-bibtex.ts';
import { writeCslJson } from './write-csl-json.ts';
import { writeRis } from './write-ris.ts';

const WRITERS = { ris: writeRis, bibtex: writeBibtex, 'csl-json': writeCslJson } as const;
export type CitationFormat = keyof typeof WRITERS;
export const CITATION_FORMATS = ['ris', 'bibtex', 'csl-json'] as const satisfies readonly CitationFormat[];

/** The publications of cases in a format of reference managers, each once. */
export function writeCitations(
  cases: readonly Case[],
  format: CitationFormat,
): { readonly text: string; readonly publications: number } {
  const publications = collectCitations(cases);
  return { text: WRITERS[format](publications), publications: publications.length };
}
