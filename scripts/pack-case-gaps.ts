import type { Case } from '../src/case/index.ts';

/** What was not seen of a case's source, in the order in which a reader would look for it; empty where nothing is missing. */
export function gapsOf(one: Case): readonly string[] {
  const { title, authors, year, doi, pmid, pmcid } = one.report.citation;
  const analytes = new Set(one.measurements.map(({ analyte }) => analyte.label));
  const missing: readonly (readonly [string, boolean])[] = [
    ['title', title === undefined],
    ['authors', authors === undefined],
    ['year', year === undefined],
    ['DOI or PMID', [doi, pmid, pmcid].every((id) => id === undefined)],
    ['sex', one.subject.sex === undefined],
    ['age', one.subject.age === undefined],
    ['sites', one.findings.every(({ sites = [] }) => sites.length === 0)],
    ['onset', one.conditions.every(({ role, onset }) => role !== 'main' || onset === undefined)],
    ['calcium', !['calcium', 'ionized calcium'].some((name) => analytes.has(name))],
    ['phosphate', !analytes.has('phosphate')],
    [
      'imaging or pathology',
      one.investigations.every(({ kind }) => kind !== 'imaging' && kind !== 'pathology'),
    ],
    ['treatment', one.treatments.length === 0],
    ['outcome', one.course.outcome.value === 'not-reported'],
  ];
  return missing.filter(([, absent]) => absent).map(([name]) => name);
}
