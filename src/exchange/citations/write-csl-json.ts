import { authorName } from './author-name.ts';
import type { CitedPublication } from './collect-citations.ts';

/** A list of items as Citation Style Language processors read them (CSL-JSON 1.0). */
export function writeCslJson(publications: readonly CitedPublication[]): string {
  return `${JSON.stringify(publications.map(itemOf), null, 2)}\n`;
}

function itemOf({ citation, key, caseIds }: CitedPublication) {
  const { title, authors, journal, year, doi, pmid, pmcid, url } = citation;
  return {
    id: key,
    type: 'article-journal',
    ...(title !== undefined && { title }),
    ...(authors !== undefined && { author: authors.map(authorName) }),
    ...(journal !== undefined && { 'container-title': journal }),
    ...(year !== undefined && { issued: { 'date-parts': [[year]] } }),
    ...(doi !== undefined && { DOI: doi }),
    ...(pmid !== undefined && { PMID: pmid }),
    ...(pmcid !== undefined && { PMCID: pmcid }),
    ...(url !== undefined && { URL: url }),
    note: `Cases: ${caseIds.join(', ')}`,
  };
}
