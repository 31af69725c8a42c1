import { InputError } from '../errors.ts';
import type { ConceptKind, TermId, Terminology, ConceptIndex } from './concept.ts';
import { compileHierarchy, informationContentNats } from './hierarchy.ts';
import { idSlots } from './id-table.ts';
import { type LexiconConcept, type LexiconTables, compileLexicon } from './lexicon/index.ts';
import { type MergedConcept, mergeConcepts } from './merge-concepts.ts';
import { type Rows, packRows } from './rows.ts';
import { type SectionArray, type Sections, sectionsNamed } from './section-container.ts';
import { type StringTable, stringTable } from './string-table.ts';
import type { TerminologyVersion } from './vocabulary.ts';

/** What a compiled vocabulary says of itself beside its tables; kept as JSON in the cache. */
export interface VocabularyDescription {
  readonly terminologies: readonly TerminologyVersion[];
  readonly conceptCount: number;
  /** The lexicon's tables that are text. */
  readonly lexiconText: Readonly<Record<string, string>>;
}

/** Gives the text of a file under `resources/`, by its path there. */
export interface ResourceTexts {
  text(name: string): string;
}

/** Terminologies compiled together: tables that can be stored and opened without parsing. */
export interface CompiledVocabulary {
  readonly description: VocabularyDescription;
  readonly sections: Sections;
  /** What the compiler had to leave out, each as one sentence for the user. */
  readonly notes: readonly string[];
}

/** Codes of kinds in the cache: a kind's place. Append only, or raise the cache's format version. */
export const CONCEPT_KINDS: readonly ConceptKind[] = [
  'finding',
  'condition',
  'drug',
  'drug-class',
  'anatomy',
  'procedure',
  'measurement',
  'investigation',
  'qualifier',
];

/** Codes of name scopes in the cache: a scope's place. */
export const NAME_SCOPES = ['label', 'exact', 'narrow', 'broad', 'related'] as const;

/** Before the names of the lexicon's own tables. */
export const LEXICON_PREFIX = 'lexicon/';

const MOST_TERMINOLOGIES = 255;

/**
 * Compiles terminologies into one vocabulary with its lexicon.
 *
 * @throws InputError `terminologies-too-many` above 255. About 4 s for the 75,000 concepts of the usual six.
 */
export function compileVocabulary(
  terminologies: readonly Terminology[],
  resources: ResourceTexts,
): CompiledVocabulary {
  if (terminologies.length > MOST_TERMINOLOGIES) {
    throw new InputError(
      'terminologies-too-many',
      `${terminologies.length} terminologies were given; at most ${MOST_TERMINOLOGIES} go into one vocabulary.`,
    );
  }
  const { concepts, indexById, indexByFormerId } = mergeConcepts(terminologies);
  const indexOf = (id: TermId): number | undefined => indexById.get(id) ?? indexByFormerId.get(id);
  const indexesOf = (ids: readonly TermId[], self: number): number[] => {
    const indexes = new Set<number>();
    for (const id of ids) {
      const index = indexOf(id);
      if (index !== undefined && index !== self) indexes.add(index);
    }
    return [...indexes];
  };
  const hierarchy = compileHierarchy(concepts.map(({ isA }, index) => indexesOf(isA, index)));
  const terminologyByConcept = Uint8Array.from(concepts, ({ terminology }) => terminology);
  const ids = stringTable([...concepts.map(({ id }) => id), ...indexByFormerId.keys()]);
  const lexicon = splitTables(compileLexicon(lexiconConcepts(concepts, terminologies), resources));
  return {
    description: {
      lexiconText: lexicon.text,
      conceptCount: concepts.length,
      terminologies: terminologies.map(({ name, title, version, licence, sha256, concepts: own }) => ({
        name,
        title,
        version,
        licence,
        sha256,
        conceptCount: own.length,
      })),
    },
    sections: {
      ...stringSections('id', ids),
      'id/slots': idSlots(ids),
      'id/former': Int32Array.from(indexByFormerId.values()),
      kind: Uint8Array.from(concepts, ({ kind }) => CONCEPT_KINDS.indexOf(kind)),
      terminology: terminologyByConcept,
      ...nameSections(concepts),
      ...stringSections('xref', stringTable(concepts.flatMap(({ xrefs }) => xrefs))),
      'xref/starts': startsOf(concepts.map(({ xrefs }) => xrefs.length)),
      ...rowSections('parents', hierarchy.parents),
      ...rowSections('children', hierarchy.children),
      ...rowSections('ancestors', hierarchy.ancestors),
      ...rowSections('partOf', packRows(concepts.map(({ partOf }, index) => indexesOf(partOf, index)))),
      informationContentNats: informationContentNats(hierarchy.ancestors, terminologyByConcept),
      ...sectionsNamed(LEXICON_PREFIX, lexicon.sections),
    },
    notes: hierarchy.droppedEdges.map(
      ([child, parent]) =>
        `${concepts[child]?.id} is_a ${concepts[parent]?.id} was left out: it would make a concept its own ancestor.`,
    ),
  };
}

function* lexiconConcepts(
  concepts: readonly MergedConcept[],
  terminologies: readonly Terminology[],
): Iterable<LexiconConcept> {
  for (const [index, { id, kind, names, terminology }] of concepts.entries()) {
    const concept = index as ConceptIndex;
    yield { concept, id, kind, names, terminology: terminologies[terminology]?.name ?? '' };
  }
}

function splitTables(tables: LexiconTables): { sections: Sections; text: Record<string, string> } {
  const sections: Record<string, SectionArray> = {};
  const text: Record<string, string> = {};
  for (const [name, table] of Object.entries(tables) as [string, SectionArray | string][]) {
    if (typeof table === 'string') text[name] = table;
    else sections[name] = table;
  }
  return { sections, text };
}

function nameSections(concepts: readonly MergedConcept[]): Sections {
  const names = concepts.flatMap(({ names: own }) => own);
  return {
    ...stringSections('name', stringTable(names.map(({ text }) => text))),
    'name/scope': Uint8Array.from(names, ({ scope }) => NAME_SCOPES.indexOf(scope)),
    'name/starts': startsOf(concepts.map(({ names: own }) => own.length)),
  };
}

function stringSections(name: string, table: StringTable): Record<string, SectionArray> {
  return { [`${name}/offsets`]: table.offsets, [`${name}/bytes`]: table.bytes };
}

function rowSections(name: string, rows: Rows): Record<string, SectionArray> {
  return { [`${name}/starts`]: rows.starts, [`${name}/values`]: rows.values };
}

function startsOf(counts: readonly number[]): Uint32Array {
  const starts = new Uint32Array(counts.length + 1);
  for (const [row, count] of counts.entries()) starts[row + 1] = (starts[row] ?? 0) + count;
  return starts;
}
