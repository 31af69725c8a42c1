import type { Case } from '../../case/index.ts';
import { type ConceptIndexer, fileCase } from '../../library/index.ts';
import type { ConceptProfile } from './similarity.ts';

/** What is asked about: a case, or only some concepts. */
export interface AskedCase extends ConceptProfile {
  /** Absent where only concepts were given. */
  readonly case: Case | undefined;
  readonly labelById: ReadonlyMap<string, string>;
  /** Given treatments and the classes above them. */
  readonly treated: readonly string[];
}

/** A case as the library would file it. */
export function askedCase(document: Case, indexer: ConceptIndexer): AskedCase {
  const { direct, inherited, excluded, treated, labelById } = fileCase(document, indexer);
  return { case: document, direct, inherited, excluded, treated, labelById };
}

/** Concepts as if a case had them, and nothing else were known of it. */
export function askedConcepts(ids: readonly string[], indexer: ConceptIndexer): AskedCase {
  const direct = [...new Set(ids.map((id) => indexer.currentId(id)))];
  const above = new Set(direct.flatMap((id) => indexer.ancestors(id)));
  for (const id of direct) above.delete(id);
  const labelById = new Map([...direct, ...above].map((id) => [id, indexer.label(id) ?? id]));
  return { case: undefined, direct, inherited: [...above], excluded: [], treated: [], labelById };
}
