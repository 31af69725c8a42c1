import { NotFoundError } from '../errors.ts';
import {
  type ConceptIndex,
  type ConceptKind,
  type FoundConcept,
  findConcepts,
  termIdOf,
  type Vocabulary,
} from '../terminology/index.ts';

/** A concept as a line of a list. */
export interface ConceptLine {
  readonly id: string;
  readonly label: string;
  readonly kind: ConceptKind;
  readonly terminology: string;
}

/** A concept with its names and its place in the hierarchy. */
export interface ConceptDetails extends ConceptLine {
  readonly names: readonly { readonly text: string; readonly scope: string }[];
  readonly xrefs: readonly string[];
  /** From the nearest to the top. */
  readonly ancestors: readonly ConceptLine[];
  readonly parents: readonly ConceptLine[];
  readonly children: readonly ConceptLine[];
}

const MOST_CHILDREN = 500;

/** Concepts for unfinished words, best first; none where nothing is near. Cost as `findConcepts`. */
export function completeConcept(
  vocabulary: Vocabulary,
  words: string,
  { kind, limit }: { readonly kind?: ConceptKind | undefined; readonly limit: number },
): readonly Omit<FoundConcept, 'concept'>[] {
  return findConcepts(vocabulary, words, kind === undefined ? limit : limit * 10)
    .filter((found) => kind === undefined || found.kind === kind)
    .slice(0, limit)
    .map(({ concept: _, ...found }) => found);
}

/** A concept by its id. Throws `NotFoundError` `concept-not-found`. */
export function conceptDetails(vocabulary: Vocabulary, id: string): ConceptDetails {
  const concept = vocabulary.find(termIdOf(id));
  if (concept === undefined)
    throw new NotFoundError(
      'concept-not-found',
      `No terminology on this machine has a concept ${JSON.stringify(id)}.`,
    );
  const line = (one: ConceptIndex): ConceptLine => ({
    id: vocabulary.id(one),
    label: vocabulary.label(one),
    kind: vocabulary.kind(one),
    terminology: vocabulary.terminology(one),
  });
  const byLabel = (a: ConceptLine, b: ConceptLine): number => (a.label < b.label ? -1 : 1);
  const depth = (one: ConceptIndex): number => vocabulary.ancestors(one).length;
  return {
    ...line(concept),
    names: vocabulary.names(concept),
    xrefs: vocabulary.xrefs(concept),
    ancestors: [...vocabulary.ancestors(concept)].sort((a, b) => depth(b) - depth(a)).map(line),
    parents: vocabulary.parents(concept).map(line).sort(byLabel),
    children: vocabulary.children(concept).slice(0, MOST_CHILDREN).map(line).sort(byLabel),
  };
}
