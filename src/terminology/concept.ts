/** A concept's identifier as a CURIE, such as `HP:0000818`. */
export type TermId = string & { readonly __brand: 'TermId' };

/** Brands a CURIE; the caller vouches for its form `prefix:local`. */
export function termIdOf(curie: string): TermId {
  return curie as TermId;
}

/** Position of a concept in an open vocabulary; small, dense, valid for that vocabulary only. */
export type ConceptIndex = number & { readonly __brand: 'ConceptIndex' };

/** How close a synonym is to the label, as OBO defines its four scopes. */
export type SynonymScope = 'exact' | 'narrow' | 'broad' | 'related';

export interface Synonym {
  readonly text: string;
  readonly scope: SynonymScope;
}

/** What sort of thing a concept names; decides the type of the mentions it gives. */
export type ConceptKind =
  | 'finding'
  | 'condition'
  | 'drug'
  | 'drug-class'
  | 'anatomy'
  | 'procedure'
  | 'measurement'
  | 'investigation'
  | 'qualifier';

/** One idea of a terminology, with its names and its place in the hierarchy. */
export interface Concept {
  readonly id: TermId;
  readonly label: string;
  readonly kind: ConceptKind;
  readonly synonyms: readonly Synonym[];
  readonly isA: readonly TermId[];
  readonly partOf: readonly TermId[];
  readonly alternativeIds: readonly TermId[];
  readonly xrefs: readonly string[];
  readonly definition?: string;
}

/** One release of one terminology, as read from its file. */
export interface Terminology {
  /** Short name in lower case: `hpo`, `mondo`, `uberon`, `maxo`, `drugbank`, `medlineplus`, `builtin`. */
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly licence: string;
  /** SHA-256 of the file's bytes as given, hex. */
  readonly sha256: string;
  readonly concepts: readonly Concept[];
  /** Obsolete id → the id that replaces it. */
  readonly replacedBy: ReadonlyMap<TermId, TermId>;
}
