import type { Measurement } from '../../../case/index.ts';
import type { NoteBook } from '../../notes.ts';
import { RESULT_CLASSES, wordOfClass } from '../codes.ts';
import type { PhenopacketMeasurement } from '../phenopacket.ts';
import { readClass } from './read-class.ts';
import { importedEvidence } from './read-evidence.ts';
import { readComposed, readQuantity, readRange } from './read-quantity.ts';
import { readTime } from './read-time.ts';

/** Measurements, one for one. */
export function readMeasurements(
  measurements: readonly PhenopacketMeasurement[] | undefined,
  notes: NoteBook,
): readonly Measurement[] {
  return (measurements ?? []).flatMap((one): readonly Measurement[] => {
    const analyte = readClass(one.assay, notes);
    if (analyte === undefined) {
      notes.add(
        'measurement-without-assay',
        'Left out, as it says not of what',
        JSON.stringify(one).slice(0, 80),
      );
      return [];
    }
    const time = readTime(one.timeObserved, notes);
    const procedure = readClass(one.procedure?.code, notes);
    const { note, ...said } = readDescription(one.description);
    return [
      {
        analyte,
        ...readResult(one, notes),
        ...said,
        ...(time !== undefined && { time }),
        ...(procedure !== undefined && { procedure }),
        evidence: importedEvidence(note, undefined, notes),
      },
    ];
  });
}

function readResult({ value, complexValue }: PhenopacketMeasurement, notes: NoteBook): Partial<Measurement> {
  if (value?.quantity !== undefined)
    return withRange({ quantity: readQuantity(value.quantity) }, value.quantity);
  const word = wordOfClass(RESULT_CLASSES, value?.ontologyClass);
  if (word !== undefined) return { interpretation: word };
  const valueConcept = readClass(value?.ontologyClass, notes);
  if (valueConcept !== undefined) return { valueConcept };
  const typed = complexValue?.typedQuantities ?? [];
  const quantity = readComposed(typed);
  if (quantity !== undefined) return withRange({ quantity }, typed[0]?.quantity);
  const components = typed.flatMap(({ type, quantity: part }) => {
    const concept = readClass(type, notes);
    return concept === undefined ? [] : [{ type: concept, quantity: readQuantity(part) }];
  });
  return components.length > 0 ? { components } : {};
}

function withRange(
  result: Partial<Measurement>,
  quantity: Parameters<typeof readRange>[0],
): Partial<Measurement> {
  const referenceRange = readRange(quantity);
  return referenceRange === undefined ? result : { ...result, referenceRange };
}

const SAID =
  /^(low|normal|high|abnormal|positive|negative)(?: \((stated|report-range|adult-range|child-range)\))?(?:\. ([\s\S]*))?$/;

/** What `write-measurements.ts` puts at the head of a description. */
function readDescription(
  description: string | undefined,
): Pick<Measurement, 'interpretation' | 'interpretationBasis'> & { readonly note?: string } {
  if (description === undefined || description === '') return {};
  const [, word, basis, note] = SAID.exec(description) ?? [];
  if (word === undefined) return { note: description };
  return {
    interpretation: word as NonNullable<Measurement['interpretation']>,
    ...(basis !== undefined && {
      interpretationBasis: basis as NonNullable<Measurement['interpretationBasis']>,
    }),
    ...(note !== undefined && { note }),
  };
}
