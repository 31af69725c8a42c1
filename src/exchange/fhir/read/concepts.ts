import type { ConceptRef, Quantity } from '../../../case/index.ts';
import { curieOf, OWN, preferenceOf, UCUM } from '../code-systems.ts';
import type { CodeableConcept, Extension, FhirQuantity } from '../resources.ts';

/** A concept: the coding of the best known terminology, with the words of the source; by its words alone where no system is known. */
export function readConcept(concept: CodeableConcept | undefined): ConceptRef | undefined {
  if (concept === undefined) return undefined;
  const coded = (concept.coding ?? []).flatMap(({ system, code, display }) => {
    const id = curieOf(system, code);
    return id === undefined ? [] : [{ id, display }];
  });
  const [best] = coded.toSorted((a, b) => preferenceOf(a.id) - preferenceOf(b.id));
  const [first] = concept.coding ?? [];
  const label = said(concept.text) ?? said(best?.display) ?? said(first?.display);
  if (best !== undefined) return { id: best.id, label: label ?? best.id };
  const word = label ?? said(first?.code);
  return word === undefined ? undefined : { label: word };
}

export function readConcepts(concepts: readonly CodeableConcept[] | undefined): readonly ConceptRef[] {
  return (concepts ?? []).flatMap((one) => readConcept(one) ?? []);
}

/** The code that a concept has in a system: of HL7 by the last part of its address. */
export function codeIn(system: string, concept: CodeableConcept | undefined): string | undefined {
  return concept?.coding?.find(
    (coding) => coding.system === system || coding.system?.endsWith(`/${system}`) === true,
  )?.code;
}

/** A word of a case's own list where it is one of those given. */
export function readWord<T extends string>(
  words: readonly T[],
  concept: CodeableConcept | undefined,
): T | undefined {
  const code = codeIn(OWN.word, concept);
  return words.find((word) => word === code);
}

const COMPARATORS = ['<', '<=', '>', '>='] as const;

export function readAmount({
  value,
  comparator,
  unit,
  system,
  code,
  extension,
}: FhirQuantity): Quantity | undefined {
  if (value === undefined) return undefined;
  const isAbout = extension?.some(({ url }) => url === `${OWN.extension}about`) === true;
  const bound = isAbout ? '~' : COMPARATORS.find((one) => one === comparator);
  const ucum = system === UCUM || system === undefined ? code : undefined;
  return {
    value,
    ...(bound !== undefined && { comparator: bound }),
    ...(ucum !== undefined && { unit: ucum }),
    ...(unit !== undefined && { unitText: unit }),
  };
}

/** An extension of ours. */
export function extensionOf(
  extensions: readonly Extension[] | undefined,
  name: string,
): Extension | undefined {
  return extensions?.find(({ url }) => url === `${OWN.extension}${name}`);
}

/** A part of an extension of ours. */
export function partOf(extension: Extension | undefined, name: string): Extension | undefined {
  return extension?.extension?.find(({ url }) => url === name);
}

function said(words: string | undefined): string | undefined {
  return words === undefined || words.trim() === '' ? undefined : words;
}
