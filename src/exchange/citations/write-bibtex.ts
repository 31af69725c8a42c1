import { authorName } from './author-name.ts';
import type { CitedPublication } from './collect-citations.ts';

/** BibTeX in UTF-8, as biber and today's BibTeX read it; what TeX would take for a command is escaped. */
export function writeBibtex(publications: readonly CitedPublication[]): string {
  return publications.map(writeEntry).join('\n');
}

function writeEntry({ citation, key, caseIds }: CitedPublication): string {
  const { title, authors, journal, year, doi, pmid, pmcid, url } = citation;
  const fields: readonly (readonly [string, string | undefined])[] = [
    // A second brace keeps the capitals of names and abbreviations.
    ['title', title === undefined ? undefined : `{${escape(title)}}`],
    ['author', authors?.map(nameOf).join(' and ')],
    ['journal', journal === undefined ? undefined : escape(journal)],
    ['year', year?.toString()],
    ['doi', doi],
    ['url', url],
    ['pmid', pmid],
    ['pmcid', pmcid],
    ['note', escape(`Cases: ${caseIds.join(', ')}`)],
  ];
  const written = fields
    .filter((field): field is readonly [string, string] => field[1] !== undefined)
    .map(([name, value]) => `  ${name} = {${value}},\n`);
  return `@article{${key},\n${written.join('')}}\n`;
}

function nameOf(author: string): string {
  const name = authorName(author);
  return 'literal' in name ? `{${escape(name.literal)}}` : `${escape(name.family)}, ${escape(name.given)}`;
}

const COMMANDS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function escape(words: string): string {
  return words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\{}~^]/g, (mark) => COMMANDS[mark] ?? mark)
    .replace(/[&%$#_]/g, (mark) => `\\${mark}`);
}
