import { DefectError } from '../errors.ts';

/** What `resources/en/analytes.tsv` says of one analyte: its unit, and the factor from each accepted unit to it. */
export interface AnalyteUnits {
  readonly label: string;
  readonly unit: string;
  readonly factors: ReadonlyMap<string, number>;
}

/** Units of the analytes, by concept id. Factors are the table's own (atomic masses, IUPAC 2021). */
export function parseAnalyteUnits(tsv: string): ReadonlyMap<string, AnalyteUnits> {
  const byId = new Map<string, AnalyteUnits>();
  for (const [index, line] of tsv.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [id, label, , unit, units] = line.split('\t').map((cell) => cell.trim());
    if (units === undefined)
      throw new DefectError(
        'analytes-row-short',
        `resources/en/analytes.tsv:${index + 1} has no units: ${line}`,
      );
    const factors = new Map([[unit, 1]]);
    for (const pair of units.split('|')) {
      const [code, factor] = pair.split('=');
      if (factor !== undefined) factors.set(code, Number(factor));
    }
    byId.set(id, { label, unit, factors });
  }
  return byId;
}
