import type { Synonym, TermId } from '../concept.ts';

/** A term as its file states it, before it is known which terminology it belongs to and what kind of thing it names. */
export interface SourceTerm {
  readonly id: TermId;
  readonly label: string;
  readonly synonyms: readonly Synonym[];
  readonly isA: readonly TermId[];
  readonly partOf: readonly TermId[];
  readonly alternativeIds: readonly TermId[];
  readonly xrefs: readonly string[];
  readonly definition?: string;
  readonly isObsolete: boolean;
  readonly replacedBy?: TermId;
}

/** What a file says about itself; an absent statement is absent, never guessed here. */
export interface SourceHeader {
  /** The ontology's own short name, such as `hp`; by it imported terms are told from its own. */
  readonly ontology?: string;
  readonly title?: string;
  readonly version?: string;
  readonly licence?: string;
}

/** The content of one ontology file in a form common to all formats. */
export interface SourceOntology {
  readonly header: SourceHeader;
  readonly terms: readonly SourceTerm[];
}

const RELEASE_IN_IRI = /\/releases\/v?([^/]+)\//;

/** The release a version statement names: `…/hp/releases/2025-03-03/hp.json` → `2025-03-03`; other text is kept as it is. */
export function releaseOf(version: string): string {
  return RELEASE_IN_IRI.exec(version)?.[1] ?? version.trim().replace(/^v(?=\d)/, '');
}

/** The short name in an ontology's IRI or `ontology:` line: `…/obo/maxo/maxo-base.json` → `maxo`. */
export function ontologyNameOf(idOrIri: string): string | undefined {
  return /(?:^|\/obo\/)([A-Za-z]+)(?=$|[./])/.exec(idOrIri)?.[1]?.toLowerCase();
}
