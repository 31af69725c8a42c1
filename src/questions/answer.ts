import type { SoftwareVersions } from '../case/index.ts';
import type { ConceptIndexer, Library, LibraryState, TerminologyRelease } from '../library/index.ts';
import type { Vocabulary } from '../terminology/index.ts';

/** Which release of a pack an answer used, and whether a clinician has signed it off. */
export interface PackVersion {
  readonly id: string;
  readonly version: string;
  readonly signOff: 'unreviewed' | 'in-review' | 'signed-off';
}

/** What an answer rests on beside the case: the same versions give the same answer. */
export interface AnswerVersions extends SoftwareVersions {
  readonly packs: readonly PackVersion[];
  /** For answers from a library. */
  readonly library?: LibraryVersion;
}

/** The state of a library that an answer was drawn from: any change makes another number of revisions and another date. */
export interface LibraryVersion {
  readonly cases: number;
  readonly patients: number;
  readonly revisions: number;
  /** ISO 8601; undefined for a library nothing ever happened to. */
  readonly changedAt: string | undefined;
  readonly schemaVersion: number;
  /** What its cases are filed with. */
  readonly terminologies: readonly TerminologyRelease[];
}

/** The version of a library as its state tells it. */
export function libraryVersionOf(state: LibraryState): LibraryVersion {
  const { cases, patients, revisions, changedAt, schemaVersion, terminologies = [] } = state;
  return { cases, patients, revisions, changedAt, schemaVersion, terminologies };
}

/** What a question to a library is answered with. */
export interface LibrarySources {
  readonly library: Library;
  readonly vocabulary: Vocabulary;
  readonly indexer: ConceptIndexer;
  readonly versions: AnswerVersions & { readonly library: LibraryVersion };
}

/** A concept as an answer names it. */
export interface NamedConcept {
  readonly id: string;
  readonly label: string;
}
