import { rowsOf } from './language.ts';
import type { LexiconConcept } from './compile-lexicon.ts';
import { NameFlag } from './tables.ts';

/** Decides whether a name is matched at all (undefined: no) and with which flags. */
export type NamePolicy = (
  concept: LexiconConcept,
  text: string,
  scope: string,
  isLabel: boolean,
) => number | undefined;

const ACRONYM = /^[A-Z0-9][A-Za-z0-9./-]{0,6}$/;
const FLAG_BY_SCOPE: Readonly<Record<string, number>> = {
  narrow: NameFlag.narrow,
  broad: NameFlag.broad,
  related: NameFlag.related,
};

/** Makes the policy from the table of false friends; general rules: two letters at least, capitals for acronyms. */
export function createNamePolicy(falseFriends: string): NamePolicy {
  const refused = new Set(
    rowsOf(falseFriends).map(([name = '', terminology = '*']) => `${terminology} ${name}`),
  );
  return (concept, text, scope, isLabel) => {
    const lower = text.toLowerCase();
    if (refused.has(`* ${lower}`) || refused.has(`${concept.terminology} ${lower}`)) return undefined;
    if (text.length < 2 || /^\d+$/.test(text)) return undefined;
    return (
      (FLAG_BY_SCOPE[scope] ?? 0) | (isLabel ? NameFlag.label : 0) | (isAcronym(text) ? NameFlag.acronym : 0)
    );
  };
}

function isAcronym(text: string): boolean {
  if (text.length <= 3) return true;
  const capitals = text.replace(/[^A-Z]/g, '').length;
  return ACRONYM.test(text) && capitals >= 2;
}
