import type { Resources } from '../resource.ts';

/** Whether `[start, end)` of a text is an organism's name or the species half of one: "pneumophila" in "Legionella pneumophila". */
export type OrganismTest = (text: string, start: number, end: number) => boolean;

const WORD_BEFORE = /([A-Z][a-z]+|[A-Z]\.)\s+$/;
const ONE_SMALL_WORD = /^[a-z]{4,}$/;
const TWO_WORDS = /^([A-Z][a-z]+|[A-Z]\.)(?:\s+[a-z]{4,}|\s+spp?\.?)?$/;
/** Endings of species: after an initial ("C. albicans") nothing else tells them from other words. */
const SPECIES = /(?:us|is|um|ae|ii|ans|ens|ea|ella|ica|icum|icus|phila|coli|genes|eri|rum|osa)$/;

/** Reads `en/organism-genera.tsv`. An organism is what was found in somebody, not a finding: the infection is one. */
export function createOrganismTest(resources: Resources): OrganismTest {
  const genera = new Set(
    resources
      .text('en/organism-genera.tsv')
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .slice(1)
      .flatMap((line) => line.split(' ')),
  );
  const isGenus = (word: string): boolean => genera.has(word.toLowerCase());
  return (text, start, end) => {
    const words = text.slice(start, end);
    const [, genus] = TWO_WORDS.exec(words) ?? [];
    if (genus !== undefined) return isGenus(genus) || (genus.endsWith('.') && SPECIES.test(words));
    if (!ONE_SMALL_WORD.test(words)) return false;
    const [, before] = WORD_BEFORE.exec(text.slice(Math.max(0, start - 24), start)) ?? [];
    return before !== undefined && (isGenus(before) || (before.endsWith('.') && SPECIES.test(words)));
  };
}
