import type { ConceptRef, Quantity } from '../../../case/index.ts';
import { codingOf, OWN, UCUM } from '../code-systems.ts';
import type { CodeableConcept, Extension, FhirQuantity } from '../resources.ts';

const CURIE = /^[A-Za-z][\w.-]*:\S+$/;

/** A concept with its code, or by its words alone. */
export function writeConcept({ id, label }: ConceptRef): CodeableConcept {
  return id !== undefined && CURIE.test(id)
    ? { coding: [{ ...codingOf(id), display: label }], text: label }
    : { text: label };
}

/** A word of a case's own list, such as a role or a response. */
export function writeWord(word: string, system: string = OWN.word): CodeableConcept {
  return { coding: [{ system, code: word }], text: word };
}

/** A coded value of a code system of HL7. */
export function hl7(system: string, code: string, text?: string): CodeableConcept {
  return {
    coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code }],
    ...(text !== undefined && { text }),
  };
}

/** A number with its unit, and with its bound; "about" is none that FHIR knows. */
export function writeAmount(
  value: number,
  { unit, unitText, comparator }: Partial<Quantity> = {},
): FhirQuantity {
  const name = unitText ?? unit;
  return {
    ...(comparator === '~' && { extension: [extension('about', { valueBoolean: true })] }),
    value,
    ...(comparator !== undefined && comparator !== '~' && { comparator }),
    ...(name !== undefined && { unit: name }),
    ...(unit !== undefined && { system: UCUM, code: unit }),
  };
}

export function extension(name: string, value: Omit<Extension, 'url'>): Extension {
  return { url: `${OWN.extension}${name}`, ...value };
}
