import type { Case, Citation } from '../../case/index.ts';

/** A publication with the cases that it reports. */
export interface CitedPublication {
  readonly citation: Citation;
  /** A key for reference managers, unlike any other of the list. */
  readonly key: string;
  readonly caseIds: readonly string[];
}

/** The publications of cases, each once (by DOI, PMID, PMCID or title), in the order of the cases; a case without any is left out. */
export function collectCitations(cases: readonly Case[]): readonly CitedPublication[] {
  const caseIds = new Map<string, string[]>();
  const found: { readonly citation: Citation; readonly caseIds: string[] }[] = [];
  for (const { id, title, report } of cases) {
    const citation =
      report.citation.title === undefined && title !== undefined
        ? { ...report.citation, title }
        : report.citation;
    const names = namesOf(citation);
    if (names.length === 0) continue;
    const known = names.map((name) => caseIds.get(name)).find((ids) => ids !== undefined);
    const ids = known ?? [];
    ids.push(id);
    if (known === undefined) found.push({ citation, caseIds: ids });
    for (const name of names) caseIds.set(name, ids);
  }
  const used = new Set<string>();
  return found.map(({ citation, caseIds: ids }) => ({ citation, caseIds: ids, key: keyOf(citation, used) }));
}

function namesOf({ doi, pmid, pmcid, title, year }: Citation): readonly string[] {
  const ids = [
    ...(doi === undefined ? [] : [`doi ${doi.toLowerCase()}`]),
    ...(pmid === undefined ? [] : [`pmid ${pmid}`]),
    ...(pmcid === undefined ? [] : [`pmcid ${pmcid.toUpperCase()}`]),
  ];
  if (ids.length > 0 || title === undefined) return ids;
  return [`title ${title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} ${year ?? ''}`];
}

function keyOf({ authors, year, pmid, title }: Citation, used: Set<string>): string {
  const name = (authors?.[0] ?? title ?? 'case')
    .normalize('NFKD')
    .replace(/[^A-Za-z ]/g, '')
    .trim()
    .split(' ')[0];
  const stem = `${name === undefined || name === '' ? 'case' : name.toLowerCase()}${year ?? pmid ?? ''}`;
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? stem : `${stem}-${number}`;
    if (used.has(key)) continue;
    used.add(key);
    return key;
  }
}
