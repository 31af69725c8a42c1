import { InputError } from '../../errors.ts';
import type { Synonym, SynonymScope, TermId, Terminology } from '../concept.ts';
import { type SourceOrigin, assembleTerminology } from './assemble-terminology.ts';
import { curieOf } from './curie.ts';
import { ontologyNameOf, type SourceHeader, type SourceTerm } from './source-term.ts';

type Tags = Map<string, string[]>;
const QUOTED = /^"((?:[^"\\]|\\.)*)"\s*([A-Z]*)/;
const PART_OF = /^(?:part_of|BFO:0000050)\s+(\S+)/;
const SCOPES: ReadonlyMap<string, SynonymScope> = new Map([
  ['EXACT', 'exact'],
  ['NARROW', 'narrow'],
  ['BROAD', 'broad'],
  ['RELATED', 'related'],
]);

/**
 * Reads the text of one OBO 1.4 file as a terminology.
 *
 * @throws InputError `not-an-ontology` without a `[Term]` stanza, `ontology-truncated` when the last term is cut off.
 * Source: OBO Flat File Format 1.4, https://owlcollab.github.io/oboformat/doc/GO.format.obo-1_4.html.
 */
export function parseObo(text: string, origin: SourceOrigin): Terminology {
  const stanzas = text.split(/^\[(?=[A-Za-z]+\]\s*$)/m);
  const terms: SourceTerm[] = [];
  for (const [position, stanza] of stanzas.entries()) {
    if (position === 0 || !stanza.startsWith('Term]')) continue;
    const tags = tagsOf(stanza.slice('Term]'.length));
    const term = termOf(tags);
    if (term) terms.push(term);
    const isLast = position === stanzas.length - 1;
    if (isLast && (!tags.has('name') || !term)) throw truncated(origin.source, term?.id);
  }
  if (terms.length === 0) {
    throw new InputError(
      'not-an-ontology',
      `${origin.source} has no [Term] stanza, so it is not an OBO file. Give the .json or .obo file of an ontology release.`,
    );
  }
  // Whoever writes OBO ends the last line; a file that stops in the middle of one was cut off.
  if (!text.endsWith('\n')) throw truncated(origin.source, terms.at(-1)?.id);
  return assembleTerminology({ header: headerOf(tagsOf(stanzas[0] ?? '')), terms }, origin);
}

function truncated(source: string, id: TermId | undefined): InputError {
  return new InputError(
    'ontology-truncated',
    `${source} ends early: its last term${id === undefined ? '' : ` (${id})`} is cut off, or its last line has no line end. Download it again.`,
  );
}

function tagsOf(stanza: string): Tags {
  const tags: Tags = new Map();
  for (const line of stanza.split(/\r?\n/)) {
    const colon = line.indexOf(': ');
    if (colon <= 0 || line.startsWith('!')) continue;
    const tag = line.slice(0, colon);
    const values = tags.get(tag);
    const value = line.slice(colon + 2).trim();
    if (values) values.push(value);
    else tags.set(tag, [value]);
  }
  return tags;
}

function termOf(tags: Tags): SourceTerm | undefined {
  const id = curieOf(firstWord(tags.get('id')?.[0]));
  if (id === undefined) return undefined;
  const quotedDefinition = QUOTED.exec(tags.get('def')?.[0] ?? '')?.[1];
  const replacedBy = curieOf(firstWord(tags.get('replaced_by')?.[0]));
  return {
    id,
    label: unescape(withoutComment(tags.get('name')?.[0] ?? '')),
    synonyms: (tags.get('synonym') ?? []).flatMap(synonymOf),
    isA: idsOf(tags.get('is_a')),
    partOf: idsOf(
      (tags.get('relationship') ?? []).flatMap((relationship) => PART_OF.exec(relationship)?.[1] ?? []),
    ),
    alternativeIds: idsOf(tags.get('alt_id')),
    xrefs: (tags.get('xref') ?? []).map(firstWord),
    isObsolete: tags.get('is_obsolete')?.[0]?.startsWith('true') ?? false,
    ...(quotedDefinition ? { definition: unescape(quotedDefinition) } : {}),
    ...(replacedBy === undefined ? {} : { replacedBy }),
  };
}

function synonymOf(value: string): Synonym[] {
  const match = QUOTED.exec(value);
  const text = unescape(match?.[1] ?? '').trim();
  return text === '' ? [] : [{ text, scope: SCOPES.get(match?.[2] ?? '') ?? 'related' }];
}

function idsOf(values: readonly string[] | undefined): TermId[] {
  const ids: TermId[] = [];
  for (const value of values ?? []) {
    const id = curieOf(firstWord(value));
    if (id !== undefined && !ids.includes(id)) ids.push(id);
  }
  return ids;
}

function firstWord(value: string | undefined): string {
  return /^\S+/.exec(value ?? '')?.[0] ?? '';
}

function withoutComment(value: string): string {
  return value.replace(/ !.*$/, '').trim();
}

function unescape(value: string): string {
  return value.replace(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character));
}

function headerOf(tags: Tags): SourceHeader {
  const property = (name: RegExp): string | undefined => {
    const line = tags.get('property_value')?.find((value) => name.test(value));
    const rest = line?.slice(line.indexOf(' ') + 1) ?? '';
    return line === undefined ? undefined : (QUOTED.exec(rest)?.[1] ?? firstWord(rest));
  };
  const ontology = ontologyNameOf(tags.get('ontology')?.[0] ?? '');
  const title = property(/^\S*(?:dc|dcterms|elements\/1\.1|terms)[:/]title\s/);
  const licence =
    property(/^\S*(?:dc|dcterms|terms)[:/]license\s/) ?? property(/^\S*(?:dc|elements\/1\.1)[:/]rights\s/);
  const version = tags.get('data-version')?.[0] ?? property(/versionInfo\s/);
  return {
    ...(ontology === undefined ? {} : { ontology }),
    ...(title === undefined ? {} : { title }),
    ...(licence === undefined ? {} : { licence }),
    ...(version === undefined ? {} : { version: version.replace(/^releases\//, '') }),
  };
}
