import type { Measurement, Quantity } from '../../../case/index.ts';
import { localClass } from '../local-classes.ts';
import type { OntologyClass, PhenopacketQuantity, TypedQuantity } from '../phenopacket.ts';
import type { ClassWriter } from './class-writer.ts';

type ReferenceRange = NonNullable<Measurement['referenceRange']>;

/** What a number of a quantity is, where it is not the value itself. */
export const BOUNDS = {
  '<': 'less than',
  '<=': 'at most',
  '>': 'greater than',
  '>=': 'at least',
  '~': 'about',
  low: 'lower end',
  high: 'upper end',
  first: 'first of two',
  second: 'second of two',
} as const;

/** A plain number with its unit and reference range. */
export function writeQuantity(
  { value, unit, unitText }: Quantity,
  range: ReferenceRange | undefined,
  classes: ClassWriter,
): PhenopacketQuantity {
  const written = writeUnit(unit, unitText, classes);
  return {
    unit: written,
    value,
    ...(range !== undefined &&
      (range.low !== undefined || range.high !== undefined) && {
        referenceRange: {
          unit:
            range.unit === undefined || range.unit === unit
              ? written
              : writeUnit(range.unit, undefined, classes),
          ...(range.low !== undefined && { low: range.low }),
          ...(range.high !== undefined && { high: range.high }),
        },
      }),
  };
}

/** Whether a quantity is more than a number: a bound, a range or a pair, which a phenopacket tells as typed quantities. */
export function isComposed({ comparator, valueHigh, second }: Quantity): boolean {
  return comparator !== undefined || valueHigh !== undefined || second !== undefined;
}

/** A bound, range or pair as typed quantities; the reference range stands with the first. */
export function writeComposed(
  quantity: Quantity,
  range: ReferenceRange | undefined,
  classes: ClassWriter,
): readonly TypedQuantity[] {
  const { comparator, value, valueHigh, second } = quantity;
  const typed = (bound: keyof typeof BOUNDS, number: number, withRange?: ReferenceRange): TypedQuantity => ({
    type: classes.use(localClass('bound', BOUNDS[bound])),
    quantity: writeQuantity({ ...quantity, value: number }, withRange, classes),
  });
  const first = comparator ?? (valueHigh !== undefined ? 'low' : 'first');
  return [
    typed(first, value, range),
    ...(valueHigh === undefined ? [] : [typed('high', valueHigh)]),
    ...(second === undefined ? [] : [typed('second', second)]),
  ];
}

/** UCUM where known; any other words as an annotation, which UCUM writes in braces. */
export function writeUnit(
  unit: string | undefined,
  unitText: string | undefined,
  classes: ClassWriter,
): OntologyClass {
  if (unit !== undefined) return classes.use({ id: `UCUM:${unit}`, label: unitText ?? unit });
  const words = unitText ?? 'no unit';
  return classes.use({ id: `UCUM:{${words.replace(/[\s{}]+/g, '-')}}`, label: words });
}
