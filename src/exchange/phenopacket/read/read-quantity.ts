import type { Measurement, Quantity } from '../../../case/index.ts';
import { wordOfLocalClass } from '../local-classes.ts';
import type { OntologyClass, PhenopacketQuantity, TypedQuantity } from '../phenopacket.ts';
import { BOUNDS } from '../write/write-quantity.ts';

/** Units of other systems that phenopackets use in place of UCUM (UO; NCI Thesaurus). */
const UCUM_BY_CLASS: Readonly<Record<string, string>> = {
  'UO:0000009': 'kg',
  'UO:0000021': 'g',
  'UO:0000022': 'mg',
  'UO:0000023': 'ug',
  'NCIT:C28253': 'mg',
};

/** A number with its unit. */
export function readQuantity({ unit, value }: PhenopacketQuantity = {}): Quantity {
  return { value: value ?? 0, ...readUnit(unit) };
}

/** The range given beside a number. */
export function readRange({ unit, referenceRange }: PhenopacketQuantity = {}): Measurement['referenceRange'] {
  if (referenceRange === undefined) return undefined;
  const { low, high } = referenceRange;
  const isOwnUnit = referenceRange.unit !== undefined && referenceRange.unit.id !== unit?.id;
  const own = isOwnUnit ? readUnit(referenceRange.unit) : {};
  const name = own.unit ?? own.unitText;
  return {
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
    ...(name !== undefined && { unit: name }),
  };
}

/** A bound, range or pair out of typed quantities as we write them; undefined for those of others. */
export function readComposed(typed: readonly TypedQuantity[]): Quantity | undefined {
  const numbers = new Map<string, PhenopacketQuantity>();
  for (const { type, quantity } of typed) {
    const word = wordOfLocalClass('bound', type);
    const bound = Object.entries(BOUNDS).find(([, name]) => name === word)?.[0];
    if (bound === undefined || quantity === undefined) return undefined;
    numbers.set(bound, quantity);
  }
  const [[first, quantity] = []] = numbers;
  if (first === undefined || quantity === undefined) return undefined;
  const [high, second] = [numbers.get('high'), numbers.get('second')];
  const comparator = (['<', '<=', '>', '>=', '~'] as const).find((one) => one === first);
  return {
    ...readQuantity(quantity),
    ...(comparator !== undefined && { comparator }),
    ...(high !== undefined && { valueHigh: high.value ?? 0 }),
    ...(second !== undefined && { second: second.value ?? 0 }),
  };
}

function readUnit(unit: OntologyClass | undefined): Pick<Quantity, 'unit' | 'unitText'> {
  if (unit === undefined) return {};
  const { id, label } = unit;
  if (id === 'UCUM:{no-unit}') return {};
  const code = id.startsWith('UCUM:') && !id.startsWith('UCUM:{') ? id.slice(5) : UCUM_BY_CLASS[id];
  const text = label === '' || label === undefined ? undefined : label;
  return {
    ...(code !== undefined && { unit: code }),
    ...(text !== undefined && { unitText: text }),
  };
}
