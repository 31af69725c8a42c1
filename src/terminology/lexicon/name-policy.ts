import { rowsOf } from './language.ts';
import type { LexiconConcept } from './lexicon-concept.ts';
import { NameFlag } from './tables.ts';

/** Decides whether a name is matched at all (undefined: no) and with which flags. */
export interface NamePolicy {
  flagsOf(concept: LexiconConcept, text: string, scope: string, isLabel: boolean): number | undefined;
  /** `acronym` for a name that reads like one, else 0. */
  shapeOf(concept: LexiconConcept, text: string): number;
  /** Single words that no terminology may claim, not even by their root ("negative" for negativism). */
  readonly everydayWords: readonly string[];
}

/** Mondo keeps diseases of animals under ids of their own. */
const ANIMAL = /^MONDO:1/;
const ACRONYM = /^[A-Z0-9][A-Za-z0-9./-]{0,6}$/;
const FLAG_BY_SCOPE: Readonly<Record<string, number>> = {
  narrow: NameFlag.narrow,
  broad: NameFlag.broad,
  related: NameFlag.related,
};

/** Makes the policy from the table of false friends; general rules: two letters at least, capitals for acronyms. */
export function createNamePolicy(falseFriends: string): NamePolicy {
  const rows = rowsOf(falseFriends).map(([names = '', terminology = '*']) => ({
    names: names.split('|'),
    terminology,
  }));
  const refused = new Set(
    rows.flatMap(({ names, terminology }) => names.map((name) => `${terminology} ${name}`)),
  );
  return {
    flagsOf(concept, text, scope, isLabel) {
      const lower = text.toLowerCase();
      if (refused.has(`* ${lower}`) || refused.has(`${concept.terminology} ${lower}`)) return undefined;
      const letters = text.replace(/[^\p{L}]/gu, '');
      if (letters.length < 2 || (concept.terminology === 'mondo' && ANIMAL.test(concept.id)))
        return undefined;
      return (FLAG_BY_SCOPE[scope] ?? 0) | (isLabel ? NameFlag.label : 0) | shapeOf(concept, text);
    },
    shapeOf,
    everydayWords: rows
      .filter(({ terminology }) => terminology === '*' || terminology === 'hpo')
      .flatMap(({ names }) => names.filter((name) => !name.includes(' '))),
  };
}

const shapeOf = (concept: LexiconConcept, text: string): number =>
  isAcronym(text, concept) ? NameFlag.acronym : 0;

/** Short, or written in capitals here or in another name of the concept (Mondo repeats its acronyms in small letters). */
function isAcronym(text: string, concept: LexiconConcept): boolean {
  const letters = text.replace(/[^\p{L}\d]/gu, '');
  if (letters.length <= 3) return true;
  if (letters.length <= 6 && text === text.toLowerCase()) {
    const upper = text.toUpperCase();
    return concept.names.some(
      (name) => name.text.toUpperCase() === upper && name.text !== text && isAcronym(name.text, concept),
    );
  }
  const capitals = text.replace(/[^A-Z]/g, '').length;
  return ACRONYM.test(text) && capitals >= 2;
}
