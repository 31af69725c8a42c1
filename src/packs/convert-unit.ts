import type { AnalyteUnits } from './analyte-units.ts';
import { idOf } from './schema/reference.ts';
import type { QuantitySpec } from './schema/quantity-schema.ts';

/** What units need to be known: `resources/en/analytes.tsv`, by concept id. */
export type AnalyteTable = ReadonlyMap<string, AnalyteUnits>;

/** Units that mean the same and are written both ways. */
const SAME_UNIT: Readonly<Record<string, string>> = {
  'mg²/dL²': 'mg2/dL2',
  'mmol²/L²': 'mmol2/L2',
  'mg^2/dL^2': 'mg2/dL2',
  'mmol^2/L^2': 'mmol2/L2',
};

/**
 * Factor from a unit to the quantity's own: value × factor; `undefined` for a unit that is not this quantity's.
 *
 * The pack's own factors go before those of the analytes it is reported as.
 */
export function unitFactor(spec: QuantitySpec, unit: string, analytes: AnalyteTable): number | undefined {
  const code = SAME_UNIT[unit] ?? unit;
  if (code === spec.unit) return 1;
  const own = spec.units?.[code];
  if (own !== undefined) return own;
  for (const name of spec.reported ?? []) {
    const factors = analytes.get(idOf(name))?.factors;
    const from = factors?.get(code);
    const to = factors?.get(spec.unit);
    if (from !== undefined && to !== undefined) return from / to;
  }
  return undefined;
}

/** Units that a value of this quantity may be given in, its own first. */
export function unitsOf(spec: QuantitySpec, analytes: AnalyteTable): readonly string[] {
  const further = (spec.reported ?? []).flatMap((name) => [
    ...(analytes.get(idOf(name))?.factors.keys() ?? []),
  ]);
  return [...new Set([spec.unit, ...Object.keys(spec.units ?? {}), ...further])].filter(
    (unit) => unitFactor(spec, unit, analytes) !== undefined,
  );
}
