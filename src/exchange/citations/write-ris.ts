import { authorName } from './author-name.ts';
import type { CitedPublication } from './collect-citations.ts';

/** RIS: a tag, two spaces, a hyphen, the value; each record ends with ER. */
export function writeRis(publications: readonly CitedPublication[]): string {
  return publications.map(writeRecord).join('\r\n');
}

function writeRecord({ citation, key, caseIds }: CitedPublication): string {
  const { title, authors = [], journal, year, doi, pmid, pmcid, url } = citation;
  const lines: readonly (readonly [string, string | undefined])[] = [
    ['TY', 'JOUR'],
    ['ID', key],
    ['TI', title],
    ...authors.map((author): [string, string] => ['AU', nameOf(author)]),
    ['JO', journal],
    ['PY', year?.toString()],
    ['DO', doi],
    ['AN', pmid === undefined ? undefined : `PMID:${pmid}`],
    ['C2', pmcid],
    ['UR', url ?? (doi === undefined ? undefined : `https://doi.org/${doi}`)],
    ['N1', `Cases: ${caseIds.join(', ')}`],
    ['ER', ''],
  ];
  return lines
    .filter((line): line is readonly [string, string] => line[1] !== undefined)
    .map(([tag, value]) => `${tag}  - ${value.replace(/\s+/g, ' ').trim()}\r\n`)
    .join('');
}

function nameOf(author: string): string {
  const name = authorName(author);
  return 'literal' in name ? name.literal : `${name.family}, ${name.given}`;
}
