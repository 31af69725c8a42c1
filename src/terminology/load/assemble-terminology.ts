import { InputError } from '../../errors.ts';
import { type Concept, type ConceptKind, type TermId, type Terminology, termIdOf } from '../concept.ts';
import { prefixOf } from './curie.ts';
import { PROFILE_BY_PREFIX, type TerminologyProfile } from './profile.ts';
import { type SourceOntology, type SourceTerm, releaseOf } from './source-term.ts';

/** What the caller of a parser knows beside the content. */
export interface SourceOrigin {
  /** For messages: the path or address the content came from. */
  readonly source: string;
  readonly sha256: string;
  /** Says what the concepts are where the terminology is not one of those known by prefix. */
  readonly kind?: ConceptKind;
}

/**
 * Decides which terminology a file is and the kind of each of its concepts; drops terms it merely imports.
 *
 * @throws InputError `ontology-empty` without a live labelled term, `terminology-unknown` without a known prefix or `kind`.
 */
export function assembleTerminology(ontology: SourceOntology, origin: SourceOrigin): Terminology {
  const { header, terms } = ontology;
  const home = homePrefix(terms, header.ontology);
  if (home === undefined) {
    throw new InputError(
      'ontology-empty',
      `${origin.source} holds no live term with an id and a label (${terms.length} terms read). Give a complete OBO Graphs JSON or OBO file.`,
    );
  }
  const profile = profileFor(home, header.title, origin);
  const isHome = (id: TermId): boolean => prefixOf(id) === home;
  const live = terms.filter((term) => !term.isObsolete && term.label !== '' && isHome(term.id));
  const kindOf = kindDecider(live, profile);
  const replacedBy = new Map<TermId, TermId>();
  for (const term of terms) {
    if (term.isObsolete && term.replacedBy !== undefined && isHome(term.id)) {
      replacedBy.set(term.id, term.replacedBy);
    }
  }
  return {
    name: profile.name,
    title: header.title ?? profile.title,
    version: header.version === undefined ? 'not stated' : releaseOf(header.version),
    licence: header.licence ?? profile.licence,
    sha256: origin.sha256,
    concepts: live.map((term) => conceptOf(term, kindOf(term.id))),
    replacedBy,
  };
}

/** A file such as maxo.json imports more foreign terms than it has of its own: what it says it is goes before the count. */
function homePrefix(terms: readonly SourceTerm[], ontology: string | undefined): string | undefined {
  const countByPrefix = new Map<string, number>();
  for (const term of terms) {
    if (term.isObsolete || term.label === '') continue;
    const prefix = prefixOf(term.id);
    countByPrefix.set(prefix, (countByPrefix.get(prefix) ?? 0) + 1);
  }
  let home: string | undefined;
  for (const [prefix, count] of countByPrefix) {
    if (prefix.toLowerCase() === ontology) return prefix;
    if (home === undefined || count > (countByPrefix.get(home) ?? 0)) home = prefix;
  }
  return home;
}

function profileFor(prefix: string, title: string | undefined, origin: SourceOrigin): TerminologyProfile {
  const known = PROFILE_BY_PREFIX.get(prefix);
  if (known) return known;
  if (origin.kind === undefined) {
    throw new InputError(
      'terminology-unknown',
      `${origin.source} holds terms with the prefix ${prefix}, which is not a terminology known here. ` +
        `Say what its terms are (finding, condition, drug, anatomy, procedure, measurement or investigation).`,
    );
  }
  return {
    name: prefix.toLowerCase(),
    title: title ?? prefix,
    licence: 'not stated in the file',
    kind: origin.kind,
    kindByBranch: new Map(),
  };
}

function kindDecider(live: readonly SourceTerm[], profile: TerminologyProfile): (id: TermId) => ConceptKind {
  const childrenById = new Map<string, TermId[]>();
  const ids = new Set<string>();
  for (const term of live) {
    ids.add(term.id);
    for (const parent of term.isA) {
      const children = childrenById.get(parent);
      if (children) children.push(term.id);
      else childrenById.set(parent, [term.id]);
    }
  }
  const kindById = new Map<string, ConceptKind>();
  let hasBranch = false;
  for (const [root, kind] of profile.kindByBranch) {
    if (!ids.has(root)) continue;
    hasBranch = true;
    const pending: string[] = [root];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (kindById.has(next)) continue;
      kindById.set(next, kind);
      pending.push(...(childrenById.get(next) ?? []));
    }
  }
  const otherwise = hasBranch ? (profile.kindOutsideBranches ?? profile.kind) : profile.kind;
  return (id) => kindById.get(id) ?? otherwise;
}

function conceptOf(term: SourceTerm, kind: ConceptKind): Concept {
  return {
    id: term.id,
    label: term.label,
    kind,
    synonyms: term.synonyms,
    isA: term.isA,
    partOf: term.partOf,
    alternativeIds: [...term.alternativeIds, ...secondaryAccessions(term)],
    xrefs: term.xrefs,
    ...(term.definition === undefined ? {} : { definition: term.definition }),
  };
}

/** DrugBank lists the numbers a drug had before entries were merged among its cross references. */
function secondaryAccessions(term: SourceTerm): TermId[] {
  if (prefixOf(term.id) !== 'DRUGBANK') return [];
  return term.xrefs.flatMap((xref) => {
    const accession = /^DrugBank:(DB\d+)$/.exec(xref)?.[1];
    return accession === undefined ? [] : [termIdOf(`DRUGBANK:${accession}`)];
  });
}
