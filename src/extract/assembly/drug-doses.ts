import type { Treatment } from '../../case/index.ts';
import { type Resources, readRows } from '../resource.ts';

/** A usual adult daily amount of a drug by one route, in milligrams or in units, with where the figure comes from. */
export interface UsualDose {
  readonly low: number;
  readonly high: number;
  readonly base: 'mg' | 'U';
  readonly route: string;
  readonly written: string;
  readonly source: string;
}

/** A daily amount of a drug; `base` says of what. */
interface DailyAmount {
  readonly low: number;
  readonly high: number;
  readonly base: UsualDose['base'];
}

/** Amounts that can be compared, with their size in milligrams or units. Amounts for a weight or an area are left alone. */
const SIZE_BY_UNIT: Readonly<Record<string, readonly [UsualDose['base'], number]>> = {
  kg: ['mg', 1e6],
  g: ['mg', 1000],
  mg: ['mg', 1],
  ug: ['mg', 0.001],
  ng: ['mg', 1e-6],
  U: ['U', 1],
  '[IU]': ['U', 1],
  '[iU]': ['U', 1],
};

/** Reads `drug-doses.tsv`: rows by the drug's id. */
export function readDrugDoses(resources: Resources): ReadonlyMap<string, readonly UsualDose[]> {
  const dosesByDrug = new Map<string, UsualDose[]>();
  for (const [id, , route, low, high, unit, source] of readRows(resources, 'en/drug-doses.tsv', 7)) {
    const [amount, per] = unit.split('/');
    const size = SIZE_BY_UNIT[amount];
    if (size === undefined || per !== 'd') continue;
    const [base, factor] = size;
    const dose = {
      low: Number(low) * factor,
      high: Number(high) * factor,
      base,
      route,
      written: `${low}–${high} ${amount} a day`,
      source,
    };
    const known = dosesByDrug.get(id);
    if (known === undefined) dosesByDrug.set(id, [dose]);
    else known.push(dose);
  }
  return dosesByDrug;
}

/** What a dose comes to in a day; nothing where the report does not say how often, or counts by weight. */
export function dailyAmount(dose: Treatment['doses'][number]): DailyAmount | undefined {
  const { quantity, timesPerDay } = dose;
  if (quantity?.unit === undefined) return undefined;
  const [unit, per, ...rest] = quantity.unit.split('/');
  const size = SIZE_BY_UNIT[unit];
  if (size === undefined || rest.length > 0) return undefined;
  const times = per === 'd' ? 1 : per === 'wk' ? 1 / 7 : per === undefined ? timesPerDay : undefined;
  if (times === undefined) return undefined;
  const [base, factor] = size;
  return {
    low: quantity.value * factor * times,
    high: (quantity.valueHigh ?? quantity.value) * factor * times,
    base,
  };
}

/** The usual dose by the route given; where the route is not said, the widest over all routes of one base. */
export function usualDose(
  rows: readonly UsualDose[] | undefined,
  route: string | undefined,
): UsualDose | undefined {
  if (rows === undefined) return undefined;
  if (route !== undefined) return rows.find((row) => row.route === route);
  return rows.find((row) => row.route === 'oral') ?? rows[0];
}
