import type { Case, Measurement } from '../../../case/index.ts';
import type { NoteBook } from '../../notes.ts';
import { RESULT_CLASSES } from '../codes.ts';
import type { PhenopacketMeasurement } from '../phenopacket.ts';
import type { ClassWriter } from './class-writer.ts';
import { isComposed, writeComposed, writeQuantity } from './write-quantity.ts';
import { writeTime } from './write-time.ts';

/** Measurements, and investigations that were called normal or abnormal as a whole. */
export function writeMeasurements(
  { measurements, investigations }: Case,
  classes: ClassWriter,
  notes: NoteBook,
): readonly PhenopacketMeasurement[] {
  return [
    ...measurements.flatMap((one) => writeMeasurement(one, classes, notes)),
    ...investigations.flatMap(({ modality, interpretation, evidence }) => {
      if (interpretation === undefined) {
        notes.add(
          'investigation-without-result',
          'A phenopacket tells of an investigation only what it showed',
          modality.label,
        );
        return [];
      }
      return writeMeasurement({ analyte: modality, interpretation, evidence }, classes, notes);
    }),
  ];
}

function writeMeasurement(
  one: Measurement,
  classes: ClassWriter,
  notes: NoteBook,
): readonly PhenopacketMeasurement[] {
  const assay = classes.write(one.analyte);
  if (assay === undefined) return [];
  const result = resultOf(one, classes);
  if (result === undefined) {
    notes.add('measurement-without-result', 'A phenopacket needs a result for', one.analyte.label);
    return [];
  }
  const timeObserved = writeTime(one.time, one.analyte.label, classes, notes);
  const procedure = one.procedure === undefined ? undefined : classes.write(one.procedure);
  return [
    {
      ...describe(one, result),
      assay,
      ...result,
      ...(timeObserved !== undefined && { timeObserved }),
      ...(procedure !== undefined && { procedure: { code: procedure } }),
    },
  ];
}

function resultOf(
  { quantity, components, valueConcept, interpretation, referenceRange }: Measurement,
  classes: ClassWriter,
): Pick<PhenopacketMeasurement, 'value' | 'complexValue'> | undefined {
  if (quantity !== undefined && isComposed(quantity))
    return { complexValue: { typedQuantities: writeComposed(quantity, referenceRange, classes) } };
  if (quantity !== undefined)
    return { value: { quantity: writeQuantity(quantity, referenceRange, classes) } };
  if (components !== undefined && components.length > 0) {
    return {
      complexValue: {
        typedQuantities: components.flatMap((component) => {
          const type = classes.write(component.type);
          return type === undefined
            ? []
            : [{ type, quantity: writeQuantity(component.quantity, undefined, classes) }];
        }),
      },
    };
  }
  const ontologyClass =
    valueConcept === undefined
      ? interpretation && classes.use(RESULT_CLASSES[interpretation])
      : classes.write(valueConcept);
  return ontologyClass === undefined ? undefined : { value: { ontologyClass } };
}

/** A number's interpretation has no field of its own: it stands at the head of the description. */
function describe(
  { interpretation, interpretationBasis, valueConcept, evidence }: Measurement,
  result: Pick<PhenopacketMeasurement, 'value'>,
): Pick<PhenopacketMeasurement, 'description'> {
  const isTold = result.value?.ontologyClass !== undefined && valueConcept === undefined;
  const basis = interpretationBasis === undefined ? '' : ` (${interpretationBasis})`;
  const words = [
    ...(interpretation === undefined || (isTold && basis === '') ? [] : [`${interpretation}${basis}`]),
    ...(evidence.note === undefined ? [] : [evidence.note]),
  ];
  return words.length === 0 ? {} : { description: words.join('. ') };
}
