import { DefectError } from '../errors.ts';
import {
  CONCEPT_KINDS,
  type CompiledVocabulary,
  LEXICON_PREFIX,
  NAME_SCOPES,
  type ResourceTexts,
  compileVocabulary,
} from './compile-vocabulary.ts';
import { type TermId, type Terminology, termIdOf, type ConceptIndex } from './concept.ts';
import { reachableFrom } from './hierarchy.ts';
import { idFinder } from './id-table.ts';
import { type LexiconTables, openLexicon } from './lexicon/index.ts';
import { type Rows, rowHolds, rowOf } from './rows.ts';
import { type SectionArray, type Sections, sectionsUnder } from './section-container.ts';
import { keepingReader, type StringTable, stringReader } from './string-table.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Opens compiled tables as a vocabulary; nothing is decoded before it is asked for. */
export function vocabularyOf({
  description,
  sections,
}: Pick<CompiledVocabulary, 'description' | 'sections'>): Vocabulary {
  const lexiconTables: unknown = { ...sectionsUnder(sections, LEXICON_PREFIX), ...description.lexiconText };
  // What `compileLexicon` gave comes back as it was: the checksums of the cache and its format version vouch for it.
  const lexicon = openLexicon(lexiconTables as LexiconTables);
  const { terminologies, conceptCount } = description;
  const ids = strings(sections, 'id');
  const readId = keepingReader(conceptCount, stringReader(ids));
  const findId = idFinder(ids, section(sections, 'id/slots', Int32Array));
  const former = section(sections, 'id/former', Int32Array);
  const kinds = section(sections, 'kind', Uint8Array);
  const terminologyByConcept = section(sections, 'terminology', Uint8Array);
  const readName = stringReader(strings(sections, 'name'));
  const nameStarts = section(sections, 'name/starts', Uint32Array);
  const readLabel = keepingReader(conceptCount, (concept) => readName(nameStarts[concept] ?? 0));
  const nameScopes = section(sections, 'name/scope', Uint8Array);
  const readXref = stringReader(strings(sections, 'xref'));
  const xrefStarts = section(sections, 'xref/starts', Uint32Array);
  const parents = rows(sections, 'parents');
  const children = rows(sections, 'children');
  const ancestors = rows(sections, 'ancestors');
  const partOf = rows(sections, 'partOf');
  const information = section(sections, 'informationContentNats', Float64Array);

  return {
    terminologies,
    conceptCount,
    lexicon,
    find(id: TermId): ConceptIndex | undefined {
      const key = findId(id);
      if (key === undefined) return undefined;
      return (key < conceptCount ? key : former[key - conceptCount]) as ConceptIndex | undefined;
    },
    id: (concept) => termIdOf(readId(concept)),
    label: (concept) => readLabel(concept),
    kind: (concept) => CONCEPT_KINDS[kinds[concept] ?? 0] ?? 'finding',
    terminology: (concept) => terminologies[terminologyByConcept[concept] ?? 0]?.name ?? '',
    names(concept) {
      const names: { text: string; scope: string }[] = [];
      for (let name = nameStarts[concept] ?? 0; name < (nameStarts[concept + 1] ?? 0); name += 1) {
        names.push({ text: readName(name), scope: NAME_SCOPES[nameScopes[name] ?? 0] ?? 'related' });
      }
      return names;
    },
    xrefs(concept) {
      const xrefs: string[] = [];
      for (let i = xrefStarts[concept] ?? 0; i < (xrefStarts[concept + 1] ?? 0); i += 1)
        xrefs.push(readXref(i));
      return xrefs;
    },
    parents: (concept) => concepts(rowOf(parents, concept)),
    children: (concept) => concepts(rowOf(children, concept)),
    ancestors: (concept) => concepts(rowOf(ancestors, concept)),
    descendants: (concept) => concepts(reachableFrom(children, concept)),
    isA: (concept, ancestor) => concept === ancestor || rowHolds(ancestors, concept, ancestor),
    partOf: (concept) => concepts(rowOf(partOf, concept)),
    informationContentNats: (concept) => information[concept] ?? 0,
  };
}

/** Compiles and opens terminologies in memory, without a cache: for small ones, and for tests. */
export function createVocabulary(
  terminologies: readonly Terminology[],
  resources: ResourceTexts,
): Vocabulary {
  return vocabularyOf(compileVocabulary(terminologies, resources));
}

function concepts(indexes: Iterable<number>): readonly ConceptIndex[] {
  return [...indexes] as ConceptIndex[];
}

function strings(sections: Sections, name: string): StringTable {
  return {
    offsets: section(sections, `${name}/offsets`, Uint32Array),
    bytes: section(sections, `${name}/bytes`, Uint8Array),
  };
}

function rows(sections: Sections, name: string): Rows {
  return {
    starts: section(sections, `${name}/starts`, Uint32Array),
    values: section(sections, `${name}/values`, Int32Array),
  };
}

function section<A extends SectionArray>(
  sections: Sections,
  name: string,
  type: new (length: number) => A,
): A {
  const found = sections[name];
  if (found instanceof type) return found;
  throw new DefectError('section-missing', `The compiled vocabulary has no table ${name} of the right type.`);
}
