import { termIdOf, type Vocabulary } from '../../terminology/index.ts';

/** Search strings to copy into the two databases; synonyms or-ed, concepts and-ed. */
export interface SearchStrings {
  readonly pubmed: string;
  readonly europePmc: string;
}

const MOST_NAMES = 12;
const ABBREVIATION = /^.{1,2}$|^[A-Z0-9-]{1,3}$/;

/** The names to look for a concept under: its label and exact synonyms, shorter ones that differ only in case left out. */
export function namesToSearch(vocabulary: Vocabulary, id: string, label: string): readonly string[] {
  const concept = vocabulary.find(termIdOf(id));
  const names =
    concept === undefined
      ? [label]
      : vocabulary
          .names(concept)
          .filter(({ scope }) => scope === 'label' || scope === 'exact')
          .map(({ text }) => text);
  const byFolded = new Map<string, string>();
  for (const name of names) {
    const clean = name
      .replace(/["[\]()*]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    // A few capitals are the abbreviation of too many things: LEP is a lupus, a prophylaxis and a hormone.
    if (!ABBREVIATION.test(clean) && !byFolded.has(clean.toLowerCase()))
      byFolded.set(clean.toLowerCase(), clean);
  }
  // A concept that has nothing but an abbreviation is looked for under that.
  return byFolded.size === 0 ? [label] : [...byFolded.values()].slice(0, MOST_NAMES);
}

/** Writes the search for cases that have all of these concepts, each given by its names. */
export function searchStrings(namesByConcept: readonly (readonly string[])[]): SearchStrings {
  const groups = namesByConcept.filter((names) => names.length > 0);
  const join = (write: (name: string) => string) =>
    groups.map((names) => `(${names.map(write).join(' OR ')})`).join(' AND ');
  return {
    pubmed: `${join((name) => `"${name}"[Title/Abstract]`)} AND "case reports"[Publication Type]`,
    europePmc: `${join((name) => `TITLE_ABS:"${name}"`)} AND PUB_TYPE:"Case Reports"`,
  };
}
