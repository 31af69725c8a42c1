import type { Measurement } from '../../../case/index.ts';
import type { AnalyteTable } from '../../../packs/index.ts';

/** A single value in the unit that `analytes.tsv` has for its analyte; nothing for ranges, bounds and units it does not know. */
export function inUnitOfTable(
  { analyte, quantity }: Measurement,
  analytes: AnalyteTable,
): number | undefined {
  if (quantity?.unit === undefined || quantity.valueHigh !== undefined || quantity.comparator !== undefined)
    return undefined;
  const factor = analyte.id === undefined ? undefined : analytes.get(analyte.id)?.factors.get(quantity.unit);
  return factor === undefined ? undefined : quantity.value * factor;
}
