import { type TermId, termIdOf } from '../concept.ts';

const OBO_IRI = /\/obo\/([A-Za-z][A-Za-z0-9]*)_([A-Za-z0-9]+)$/;
const OWN_IRIS: readonly { readonly pattern: RegExp; readonly prefix: string }[] = [
  { pattern: /go\.drugbank\.com\/drugs\/(DB\d+)$/, prefix: 'DRUGBANK' },
  { pattern: /medlineplus\.gov\/druginfo\/meds\/(a\d+)(?:\.html)?$/, prefix: 'MEDLINEPLUS' },
  { pattern: /identifiers\.org\/hgnc\/(\d+)$/, prefix: 'HGNC' },
  { pattern: /loinc\.org\/(?:rdf\/)?(\d+-\d)$/, prefix: 'LOINC' },
];
const CURIE = /^([A-Za-z][A-Za-z0-9_.]*):([^\s/][^\s]*)$/;

/**
 * Turns an IRI or CURIE as ontology files write it into a CURIE: `…/obo/HP_0000818` → `HP:0000818`.
 *
 * Source: OBO Foundry id policy; DrugBank and MedlinePlus page addresses. Gives `undefined` for a form it does not know.
 */
export function curieOf(idOrIri: string): TermId | undefined {
  const obo = OBO_IRI.exec(idOrIri);
  if (obo) return termIdOf(`${obo[1]}:${obo[2]}`);
  for (const { pattern, prefix } of OWN_IRIS) {
    const local = pattern.exec(idOrIri)?.[1];
    if (local !== undefined) return termIdOf(`${prefix}:${local}`);
  }
  const curie = CURIE.exec(idOrIri);
  return curie ? termIdOf(`${curie[1]}:${curie[2]}`) : undefined;
}

/** The part of a CURIE before its first colon: `HP` of `HP:0000818`. */
export function prefixOf(id: string): string {
  return id.slice(0, id.indexOf(':'));
}
