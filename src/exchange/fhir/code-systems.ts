/** Prefix of a CURIE ↔ FHIR code system; `curie` where codes of that system carry the prefix themselves. */
const SYSTEMS: readonly { readonly prefix: string; readonly system: string; readonly curie: boolean }[] = [
  { prefix: 'HP', system: 'http://human-phenotype-ontology.org', curie: true },
  { prefix: 'MONDO', system: 'http://purl.obolibrary.org/obo/mondo.owl', curie: true },
  { prefix: 'MAXO', system: 'http://purl.obolibrary.org/obo/maxo.owl', curie: true },
  { prefix: 'UBERON', system: 'http://purl.obolibrary.org/obo/uberon.owl', curie: true },
  { prefix: 'OMIM', system: 'http://www.omim.org', curie: false },
  { prefix: 'ORPHA', system: 'http://www.orpha.net', curie: false },
  { prefix: 'HGNC', system: 'http://www.genenames.org', curie: true },
  { prefix: 'LOINC', system: 'http://loinc.org', curie: false },
  { prefix: 'DRUGBANK', system: 'http://www.drugbank.ca', curie: false },
  { prefix: 'RXNORM', system: 'http://www.nlm.nih.gov/research/umls/rxnorm', curie: false },
  { prefix: 'ATC', system: 'http://www.whocc.no/atc', curie: false },
  { prefix: 'SNOMEDCT', system: 'http://snomed.info/sct', curie: false },
  { prefix: 'ICD10', system: 'http://hl7.org/fhir/sid/icd-10', curie: false },
  { prefix: 'ICD10CM', system: 'http://hl7.org/fhir/sid/icd-10-cm', curie: false },
  { prefix: 'ICD11', system: 'http://id.who.int/icd/release/11/mms', curie: false },
  { prefix: 'PRECEDENT', system: 'urn:precedent:vocabulary', curie: false },
];
/** The registry of prefixes: a system for those without one of their own. */
const REGISTRY = 'https://bioregistry.io/';

export const UCUM = 'http://unitsofmeasure.org';

/** Code systems and extensions of our own. */
export const OWN = {
  role: 'urn:precedent:condition-role',
  part: 'urn:precedent:part',
  word: 'urn:precedent:word',
  caseId: 'urn:precedent:case',
  extension: 'urn:precedent:extension:',
} as const;

/** System and code of a CURIE. */
export function codingOf(id: string): { readonly system: string; readonly code: string } {
  const colon = id.indexOf(':');
  const [prefix, local] = [id.slice(0, colon), id.slice(colon + 1)];
  const known = SYSTEMS.find((one) => one.prefix === prefix);
  if (known === undefined) return { system: `${REGISTRY}${prefix}`, code: local };
  return { system: known.system, code: known.curie ? id : local };
}

/** The CURIE of a coding; undefined where its system is not known. */
export function curieOf(system: string | undefined, code: string | undefined): string | undefined {
  if (system === undefined || code === undefined || /\s/.test(code) || code === '') return undefined;
  const known = SYSTEMS.find((one) => one.system === system.replace(/\/$/, ''));
  if (known !== undefined) return code.startsWith(`${known.prefix}:`) ? code : `${known.prefix}:${code}`;
  const registered = system.startsWith(REGISTRY) ? system.slice(REGISTRY.length) : '';
  return /^[A-Za-z][\w.-]*$/.test(registered) ? `${registered}:${code}` : undefined;
}

/** Place of a CURIE's terminology among those a case prefers, the best first. */
export function preferenceOf(id: string): number {
  const place = SYSTEMS.findIndex(({ prefix }) => id.startsWith(`${prefix}:`));
  return place === -1 ? SYSTEMS.length : place;
}
