import { DefectError, PrecedentError } from '../../errors.ts';
import type { ConceptIndexer } from '../indexing/concept-indexer.ts';
import { type FiledCase, fileCase } from '../indexing/file-case.ts';
import { normalDoi } from '../indexing/normal-doi.ts';
import { storableCase } from '../storable.ts';
import type { ImportInput } from './import-event.ts';

/** A case that is ready to be written. */
export interface PreparedCase {
  readonly source: string;
  readonly filed: FiledCase;
  /** The document as it is kept. */
  readonly json: string;
  readonly doi: string | undefined;
}

/** Checks and files one input; what is wrong with it comes back as its error. */
export function prepareCase(input: ImportInput, indexer: ConceptIndexer): PreparedCase | PrecedentError {
  if ('error' in input) return input.error;
  try {
    const { document, json } = storableCase(input.case);
    const { doi } = document.report.citation;
    return {
      source: input.source,
      filed: fileCase(document, indexer),
      json,
      doi: doi === undefined ? undefined : normalDoi(doi),
    };
  } catch (error) {
    if (error instanceof PrecedentError) return error;
    return new DefectError('case-not-filed', `A case could not be filed: ${String(error)}.`, {
      cause: error,
    });
  }
}
