import type { ConceptRef, Measurement } from '../../case/index.ts';
import { termIdOf, type Vocabulary } from '../../terminology/index.ts';
import type { ConceptMention, Quantity } from '../mention/index.ts';
import { type Resources, readRows } from '../resource.ts';

interface Range {
  readonly low?: number;
  readonly high?: number;
}

/** One row of `resources/en/analytes.tsv`; ranges and limits are in the row's reference unit. */
interface Analyte {
  /** UCUM unit → factor to the reference unit. */
  readonly factors: ReadonlyMap<string, number>;
  readonly reference?: Range;
  readonly referenceBySex: { readonly female?: Range; readonly male?: Range };
  /** So wide that it holds at every age from 1 to 17 years. */
  readonly child?: Range;
  readonly plausible: Range;
  readonly findingLow?: string;
  readonly findingHigh?: string;
  readonly findingPositive?: string;
}

/** What is known of analytes beside their names: adult ranges with their source, and what a value outside them means. */
export interface Analytes {
  /** The analyte that words name which the mention stage saw as a measurement without knowing the concept. */
  known(mention: ConceptMention): ConceptMention;
  /** The quantity with the unit that goes without saying: `1` for a pH or an INR, `{titer}` for 1:640. */
  withUnit(mention: ConceptMention, quantity: Quantity, written: string): Quantity;
  /** Whether a number of this analyte means nothing without a unit. */
  needsUnit(mention: ConceptMention): boolean;
  /**
   * Where a number lies against the range for adults, or against a wide one for children; nothing for infants, unknown units and
   * implausible numbers. Of a child's value it is never said that it is normal: the wide range cannot know.
   */
  interpret(
    mention: ConceptMention,
    quantity: Quantity,
    patient: { readonly sex?: 'female' | 'male' | 'other'; readonly ageYears?: number },
  ): { readonly place: 'low' | 'normal' | 'high'; readonly basis: 'adult-range' | 'child-range' } | undefined;
  /** Findings that a measurement means: anaemia for a low haemoglobin. */
  findingsOf(measurement: Measurement): readonly ConceptRef[];
  /** Whether the number cannot be right in its unit, with the limits in that unit. */
  implausible(mention: ConceptMention, quantity: Quantity): Range | undefined;
}

const ADULT_YEARS = 18;
const CHILD_YEARS = 1;

/** Columns of the table, by position. */
const COLUMN = {
  id: 0,
  unit: 3,
  units: 4,
  reference: 6,
  female: 7,
  male: 8,
  low: 10,
  high: 11,
  positive: 12,
  plausibleLow: 13,
  plausibleHigh: 14,
} as const;

/** Reads `analytes.tsv`. The source of each range stands in its row. */
export function readAnalytes(resources: Resources, vocabulary: Vocabulary): Analytes {
  const childById = new Map(
    readRows(resources, 'en/child-ranges.tsv', 4).map(([id, , range]) => [id, rangeOf(range)]),
  );
  const byId = new Map<string, Analyte>();
  for (const cells of readRows(resources, 'en/analytes.tsv', COLUMN.positive + 1))
    byId.set(cells[COLUMN.id], analyteOf(cells, childById.get(cells[COLUMN.id])));
  const find = (ids: readonly string[]): Analyte | undefined => {
    for (const id of ids) {
      const analyte = byId.get(id);
      if (analyte !== undefined) return analyte;
    }
    return undefined;
  };
  const idByName = namesOf(vocabulary, byId.keys());
  const labelOf = (id: string, fallback: string): string => {
    const concept = vocabulary.find(termIdOf(id));
    return concept === undefined ? fallback : vocabulary.label(concept);
  };
  return {
    known(mention) {
      if (mention.concepts.length > 0) return mention;
      const id = idByName.get(nameKey(mention.label));
      if (id === undefined) return mention;
      return { ...mention, concepts: [termIdOf(id)], label: labelOf(id, mention.label) };
    },
    withUnit(mention, quantity, written) {
      if (quantity.unit !== undefined) return quantity;
      if (TITRE.test(written)) return { ...quantity, unit: '{titer}' };
      return quantity.unitText === undefined && find(mention.concepts)?.factors.has('1')
        ? { ...quantity, unit: '1' }
        : quantity;
    },
    needsUnit(mention) {
      const analyte = find(mention.concepts);
      return analyte !== undefined && !analyte.factors.has('1') && !analyte.factors.has('{titer}');
    },
    interpret(mention, quantity, { sex, ageYears }) {
      const analyte = find(mention.concepts);
      if (analyte === undefined || ageYears === undefined || ageYears < CHILD_YEARS) return undefined;
      const factor = factorOf(analyte, quantity);
      if (factor === undefined || outside(quantity, factor, analyte.plausible)) return undefined;
      const isChild = ageYears < ADULT_YEARS;
      const range = isChild ? analyte.child : adultRange(analyte, sex);
      const said = range === undefined ? undefined : place(quantity, factor, range);
      if (said === undefined || (isChild && said === 'normal')) return undefined;
      return { place: said, basis: isChild ? 'child-range' : 'adult-range' };
    },
    findingsOf(measurement) {
      const analyte = measurement.analyte.id === undefined ? undefined : byId.get(measurement.analyte.id);
      const id =
        measurement.interpretation === 'low'
          ? analyte?.findingLow
          : measurement.interpretation === 'high'
            ? analyte?.findingHigh
            : measurement.interpretation === 'positive'
              ? analyte?.findingPositive
              : undefined;
      return id === undefined
        ? []
        : [{ id, label: labelOf(id, `${measurement.interpretation} ${measurement.analyte.label}`) }];
    },
    implausible(mention, quantity) {
      const analyte = find(mention.concepts);
      const factor = analyte === undefined ? undefined : factorOf(analyte, quantity);
      if (analyte === undefined || factor === undefined || !outside(quantity, factor, analyte.plausible))
        return undefined;
      const { low, high } = analyte.plausible;
      return {
        ...(low !== undefined && { low: low / factor }),
        ...(high !== undefined && { high: high / factor }),
      };
    },
  };
}

const TITRE = /^1\s*:\s*\d/;

/** The analytes' names, for words that a longer mention kept from being linked ("Antinuclear antibody" in a finding). */
function namesOf(vocabulary: Vocabulary, ids: Iterable<string>): ReadonlyMap<string, string> {
  const idByName = new Map<string, string>();
  for (const id of ids) {
    const concept = vocabulary.find(termIdOf(id));
    if (concept === undefined) continue;
    for (const { text } of vocabulary.names(concept)) {
      const key = nameKey(text);
      if (!idByName.has(key)) idByName.set(key, id);
    }
  }
  return idByName;
}

function nameKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(?:serum|plasma|blood) /, '')
    .replace(/ (?:levels?|titers?|titres?|counts?|concentrations?)$/, '');
}

function factorOf(analyte: Analyte, quantity: Quantity): number | undefined {
  return quantity.unit === undefined ? undefined : analyte.factors.get(quantity.unit);
}

function outside({ value, valueHigh = value }: Quantity, factor: number, { low, high }: Range): boolean {
  return (low !== undefined && value * factor < low) || (high !== undefined && valueHigh * factor > high);
}

function place(
  { value, valueHigh = value, comparator }: Quantity,
  factor: number,
  { low, high }: Range,
): 'low' | 'normal' | 'high' | undefined {
  const below = comparator === '<' || comparator === '<=';
  const above = comparator === '>' || comparator === '>=';
  if (high !== undefined && value * factor > high) return below ? undefined : 'high';
  if (low !== undefined && valueHigh * factor < low) return above ? undefined : 'low';
  const open = (below && low !== undefined) || (above && high !== undefined);
  return open ? undefined : 'normal';
}

function adultRange({ reference, referenceBySex }: Analyte, sex: string | undefined): Range | undefined {
  const own = sex === 'female' || sex === 'male' ? referenceBySex[sex] : widest(referenceBySex);
  return own ?? reference;
}

/** Where the sex is unknown, a value must lie outside both ranges to be called low or high. */
function widest({ female, male }: Analyte['referenceBySex']): Range | undefined {
  if (female === undefined || male === undefined) return female ?? male;
  const low = female.low === undefined || male.low === undefined ? undefined : Math.min(female.low, male.low);
  const high =
    female.high === undefined || male.high === undefined ? undefined : Math.max(female.high, male.high);
  return { ...(low !== undefined && { low }), ...(high !== undefined && { high }) };
}

function analyteOf(cells: readonly string[], child: Range | undefined): Analyte {
  const reference = rangeOf(cells[COLUMN.reference]);
  const female = rangeOf(cells[COLUMN.female]);
  const male = rangeOf(cells[COLUMN.male]);
  const factors = cells[COLUMN.units]
    .split('|')
    .filter(Boolean)
    .map((pair) => pair.split('='))
    .map(([unit, factor]) => [unit, Number(factor)] as const);
  return {
    factors: new Map([[cells[COLUMN.unit], 1], ...factors]),
    ...(reference !== undefined && { reference }),
    referenceBySex: { ...(female !== undefined && { female }), ...(male !== undefined && { male }) },
    ...(child !== undefined && { child }),
    plausible: rangeOf(`${cells[COLUMN.plausibleLow] ?? ''}..${cells[COLUMN.plausibleHigh] ?? ''}`) ?? {},
    ...(cells[COLUMN.low] !== '' && { findingLow: cells[COLUMN.low] }),
    ...(cells[COLUMN.high] !== '' && { findingHigh: cells[COLUMN.high] }),
    ...(cells[COLUMN.positive] !== '' && { findingPositive: cells[COLUMN.positive] }),
  };
}

/** `8.6..10.2`, with either end open. */
function rangeOf(cell: string): Range | undefined {
  const [low, high] = cell.split('..');
  if (cell.trim() === '' || (low === '' && (high ?? '') === '')) return undefined;
  return {
    ...(low !== '' && { low: Number(low) }),
    ...(high !== undefined && high !== '' && { high: Number(high) }),
  };
}
