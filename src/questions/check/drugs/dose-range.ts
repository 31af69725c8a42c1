import type { ReadText } from '../table-rows.ts';

/** A usual amount a day for adults, as `drug-doses.tsv` has it, in milligrams. */
export interface DoseRange {
  readonly route: string;
  readonly lowMg: number;
  readonly highMg: number;
  readonly source: string;
}

const MG_BY_UNIT: Readonly<Record<string, number>> = { 'mg/d': 1, 'g/d': 1000, 'ug/d': 0.001 };

/** Reads the usual doses by the drug's id; rows in units of activity are left out. */
export function readDoseRanges(readText: ReadText): ReadonlyMap<string, readonly DoseRange[]> {
  const ranges = new Map<string, DoseRange[]>();
  for (const line of readText('en/drug-doses.tsv').split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [id, , route, low, high, unit, source] = line.split('\t').map((cell) => cell.trim());
    const factor = MG_BY_UNIT[unit];
    if (factor === undefined) continue;
    const range = { route, lowMg: Number(low) * factor, highMg: Number(high) * factor, source };
    const known = ranges.get(id);
    if (known === undefined) ranges.set(id, [range]);
    else known.push(range);
  }
  return ranges;
}
