import { readRows, type Resources } from '../resource.ts';

/** Why a dictionary's drug may be none: see `resources/en/substances.tsv`. */
export type SubstanceUse = 'measured' | 'mostly-other';

/** What a substance is mostly named for; undefined for all that is simply a drug. */
export type SubstanceTest = (words: string) => SubstanceUse | undefined;

/** Tells substances that are mostly measured, eaten or meant otherwise from drugs, by their words. */
export function createSubstanceTest(resources: Resources): SubstanceTest {
  const useByName = new Map<string, SubstanceUse>();
  for (const [names, use] of readRows(resources, 'en/substances.tsv', 2))
    for (const name of names.split('|')) useByName.set(name, use as SubstanceUse);
  return (words) => useByName.get(words.toLowerCase());
}
