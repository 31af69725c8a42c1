import type { Evidence, EvidenceSource } from '../../../case/index.ts';
import type { NoteBook } from '../../notes.ts';
import type { ExternalReference, PhenopacketEvidence } from '../phenopacket.ts';
import { readClass } from './read-class.ts';

/** The evidence of a fact that was taken over, with the words that describe it. */
export function importedEvidence(
  note: string | undefined,
  evidence: readonly PhenopacketEvidence[] | undefined,
  notes: NoteBook,
): Evidence {
  const sources = (evidence ?? []).map(({ evidenceCode, reference }): EvidenceSource => {
    const code = readClass(evidenceCode, notes);
    return {
      ...(code !== undefined && { code }),
      ...(reference !== undefined && { reference: readReference(reference) }),
    };
  });
  return {
    origin: 'imported',
    spans: [],
    ...(note !== undefined && note !== '' && { note }),
    ...(sources.length > 0 && { sources }),
  };
}

/** A fact of which nothing but its being there is known. */
export const IMPORTED: Evidence = { origin: 'imported', spans: [] };

export function readReference({ id, reference, description }: ExternalReference) {
  return {
    ...(id !== undefined && { id }),
    ...(reference !== undefined && { url: reference }),
    ...(description !== undefined && { description }),
  };
}
