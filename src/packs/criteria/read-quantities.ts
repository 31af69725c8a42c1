import { assertNever } from '../../errors.ts';
import type { Case, Measurement } from '../../case/index.ts';
import type { AnalyteTable } from '../convert-unit.ts';
import { unitFactor } from '../convert-unit.ts';
import type { Classification } from '../schema/classification-schema.ts';
import type { Level, QuantitySpec } from '../schema/quantity-schema.ts';
import { type CitedFact, citedFact } from './cited-fact.ts';
import type { ConceptMatcher } from './concept-matcher.ts';
import {
  add,
  type Interval,
  intervalOf,
  multiply,
  placeIn,
  scale,
  spellInterval,
  spellNumber,
} from './interval.ts';
import type { StatedFact } from './stated-facts.ts';

/** What says where a value lies: the report's words, its own range, or the pack's range; `answered` at a prompt. */
export type LevelBasis = 'stated' | 'report-range' | 'pack-range' | 'reader-range' | 'answered';

/** One value of a quantity; `level` and `interval` are each there only where known. The interval is in the quantity's unit. */
export interface Reading {
  readonly level: Level | 'abnormal' | undefined;
  readonly basis: LevelBasis | undefined;
  readonly interval: Interval | undefined;
  readonly facts: readonly CitedFact[];
}

/** All that a case tells of a quantity. */
export interface QuantityReadings {
  readonly readings: readonly Reading[];
  /** Levels that the report denies in words: "no hypercalcaemia". */
  readonly denied: readonly { readonly level: Level; readonly fact: CitedFact }[];
}

/** What a person answered for a quantity: a level, or a number in the quantity's unit. */
export type QuantityAnswer =
  | { readonly kind: 'level'; readonly level: Level }
  | { readonly kind: 'value'; readonly interval: Interval };

interface Range {
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

export interface QuantitySources {
  readonly subject: Case;
  readonly facts: readonly StatedFact[];
  readonly classification: Classification;
  readonly matcher: ConceptMatcher;
  readonly analytes: AnalyteTable;
  readonly answers: ReadonlyMap<string, QuantityAnswer>;
  /** What was read of the report before; kept when the same case is read with other answers. */
  readonly reported: Map<string, QuantityReadings>;
}

/**
 * Reads each quantity of a classification from a case, once, when asked.
 *
 * The report's own judgement goes first, then its own range, then the pack's range, and that only from the age it holds for. A number
 * whose unit is missing or is not the quantity's is not used. Quantities with a formula are computed where every part is known.
 */
export function createQuantityReader(sources: QuantitySources): (quantity: string) => QuantityReadings {
  const { subject, classification, answers } = sources;
  const specs = new Map(classification.quantities.map((spec) => [spec.id, spec]));
  const known = new Map<string, QuantityReadings>();
  const ageYears = subject.subject.age?.value.years;

  const rangeOf = (spec: QuantitySpec): Range | undefined => {
    const { normal } = spec;
    if (normal === undefined) return undefined;
    if (normal.fromAgeYears !== undefined && (ageYears === undefined || ageYears < normal.fromAgeYears))
      return undefined;
    return normal;
  };

  const read = (id: string): QuantityReadings => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const spec = specs.get(id);
    if (spec === undefined) return NOTHING;
    const answer = answers.get(id);
    const own = answer === undefined ? ownReadings(spec) : fromAnswer(spec, answer);
    known.set(id, own);
    return own;
  };

  const fromAnswer = (spec: QuantitySpec, answer: QuantityAnswer): QuantityReadings => {
    const says =
      answer.kind === 'level'
        ? `${spec.label} ${answer.level}`
        : `${spec.label} ${spellInterval(answer.interval)} ${spec.unit}`;
    // Who answers for a patient of unknown age answers for an adult; below the range's age it is not used.
    const range = ageYears === undefined ? spec.normal : rangeOf(spec);
    const level =
      answer.kind === 'level'
        ? answer.level
        : range === undefined
          ? undefined
          : placeIn(answer.interval, range);
    return {
      readings: [
        {
          level,
          basis: 'answered',
          interval: answer.kind === 'value' ? answer.interval : undefined,
          facts: [{ says, spans: [], origin: 'answered' }],
        },
      ],
      denied: [],
    };
  };

  const ownReadings = (spec: QuantitySpec): QuantityReadings => {
    const before = sources.reported.get(spec.id);
    const told = before ?? reportedReadings(spec, rangeOf(spec), sources);
    if (before === undefined) sources.reported.set(spec.id, told);
    if (told.readings.length > 0 || told.denied.length > 0 || spec.formula === undefined) return told;
    return computed(spec, spec.formula);
  };

  const computed = (spec: QuantitySpec, formula: NonNullable<QuantitySpec['formula']>): QuantityReadings => {
    switch (formula.kind) {
      case 'first': {
        const members = formula.of.map(read);
        const stated = members.find(({ readings }) =>
          readings.some(({ basis }) => basis === 'stated' || basis === 'answered'),
        );
        return (
          stated ?? members.find(({ readings, denied }) => readings.length + denied.length > 0) ?? NOTHING
        );
      }
      case 'linear': {
        const parts = formula.terms.map((term) => ({ term, reading: numbered(read(term.of)) }));
        let sum: Interval = { low: formula.constant, high: formula.constant };
        for (const { term, reading } of parts) {
          if (reading?.interval === undefined) return NOTHING;
          sum = add(sum, scale(reading.interval, term.times));
        }
        return one(
          spec,
          sum,
          parts.flatMap(({ reading }) => reading?.facts ?? []),
        );
      }
      case 'product': {
        let product: Interval = { low: 1, high: 1 };
        const facts: CitedFact[] = [];
        for (const part of formula.of) {
          const reading = numbered(read(part));
          if (reading?.interval === undefined) return NOTHING;
          product = multiply(product, reading.interval);
          facts.push(...reading.facts);
        }
        return one(spec, product, facts);
      }
      default:
        return assertNever(formula);
    }
  };

  const one = (spec: QuantitySpec, interval: Interval, parts: readonly CitedFact[]): QuantityReadings => {
    const model = spec.rangeFrom === undefined ? undefined : specs.get(spec.rangeFrom);
    const reported = model === undefined ? undefined : reportedRange(model, sources);
    const range = reported ?? rangeOf(model ?? spec);
    const level = range === undefined ? undefined : placeIn(interval, range);
    const basis = level === undefined ? undefined : reported === undefined ? 'pack-range' : 'report-range';
    const says = `${spec.label} ${spellInterval(interval)} ${spec.unit}, computed${level === undefined ? '' : `: ${level} (${spellBasis(basis, range, spec.unit)})`}`;
    return {
      readings: [
        {
          level,
          basis,
          interval,
          facts: [{ says, spans: parts.flatMap(({ spans }) => spans), origin: parts[0]?.origin ?? 'read' }],
        },
      ],
      denied: [],
    };
  };
  return read;
}

function reportedReadings(
  spec: QuantitySpec,
  packRange: Range | undefined,
  sources: QuantitySources,
): QuantityReadings {
  const measured = sources.subject.measurements
    .filter(({ analyte }) => spec.reported?.some((name) => sources.matcher.isA(analyte, name)) === true)
    .map((measurement) => readMeasurement(spec, measurement, packRange, sources.analytes));
  const inWords = wordedLevels(spec, sources);
  return {
    readings: [...measured, ...judgedTests(spec, sources), ...inWords.readings],
    denied: inWords.denied,
  };
}

/** Groups of tests, such as kidney function, that a report only judges. */
function judgedTests(spec: QuantitySpec, { subject, matcher }: QuantitySources): readonly Reading[] {
  return subject.investigations.flatMap(({ modality, interpretation, evidence }): Reading[] =>
    interpretation !== undefined && spec.reported?.some((name) => matcher.isA(modality, name)) === true
      ? [
          {
            level: interpretation,
            basis: 'stated',
            interval: undefined,
            facts: [
              citedFact(
                `${modality.label}: ${interpretation} (${spellBasis('stated', undefined, '')})`,
                evidence,
              ),
            ],
          },
        ]
      : [],
  );
}

const NOTHING: QuantityReadings = { readings: [], denied: [] };

/** The first value with a number. */
function numbered({ readings }: QuantityReadings): Reading | undefined {
  return readings.find(({ interval }) => interval !== undefined);
}

function readMeasurement(
  spec: QuantitySpec,
  measurement: Measurement,
  packRange: Range | undefined,
  analytes: AnalyteTable,
): Reading {
  const { quantity, interpretation, interpretationBasis } = measurement;
  const unit = quantity?.unit ?? quantity?.unitText;
  const factor = unit === undefined ? undefined : unitFactor(spec, unit, analytes);
  const interval =
    quantity === undefined || factor === undefined ? undefined : scale(intervalOf(quantity), factor);
  const isReports =
    interpretation !== undefined &&
    interpretationBasis !== 'adult-range' &&
    interpretationBasis !== 'child-range';
  const ownRange = rangeOfMeasurement(spec, measurement, analytes);
  const byOwn =
    !isReports && interval !== undefined && ownRange !== undefined ? placeIn(interval, ownRange) : undefined;
  const byPack =
    !isReports &&
    byOwn === undefined &&
    ownRange === undefined &&
    interval !== undefined &&
    packRange !== undefined
      ? placeIn(interval, packRange)
      : undefined;
  const byReader = packRange === undefined && spec.normal === undefined ? interpretation : undefined;
  const level = isReports ? interpretation : (byOwn ?? byPack ?? byReader);
  const basis: LevelBasis | undefined =
    level === undefined
      ? undefined
      : isReports
        ? interpretationBasis === 'report-range'
          ? 'report-range'
          : 'stated'
        : byOwn !== undefined
          ? 'report-range'
          : byPack !== undefined
            ? 'pack-range'
            : 'reader-range';
  const amount =
    quantity === undefined
      ? ''
      : ` ${spellInterval(intervalOf(quantity))} ${quantity.unitText ?? quantity.unit ?? '(no unit)'}`;
  const judged =
    level === undefined
      ? ''
      : `: ${level} (${spellBasis(basis, basis === 'pack-range' ? packRange : ownRange, spec.unit)})`;
  return {
    level,
    basis,
    interval,
    facts: [citedFact(`${measurement.analyte.label}${amount}${judged}`, measurement.evidence)],
  };
}

function spellBasis(basis: LevelBasis | undefined, range: Range | undefined, unit: string): string {
  const ends =
    range === undefined
      ? ''
      : `, ${range.low === undefined ? '' : spellNumber(range.low)}–${range.high === undefined ? '' : spellNumber(range.high)} ${unit}`;
  switch (basis) {
    case 'stated':
      return 'as the report says';
    case 'report-range':
      return `the report's own range${ends}`;
    case 'pack-range':
      return `the pack's range${ends}`;
    case 'reader-range':
      return 'an adult range';
    case 'answered':
    case undefined:
      return 'as answered';
    default:
      return assertNever(basis);
  }
}

function rangeOfMeasurement(
  spec: QuantitySpec,
  { referenceRange, quantity }: Measurement,
  analytes: AnalyteTable,
): Range | undefined {
  if (referenceRange === undefined) return undefined;
  const unit = referenceRange.unit ?? quantity?.unit ?? quantity?.unitText;
  const factor = unit === undefined ? undefined : unitFactor(spec, unit, analytes);
  if (factor === undefined) return undefined;
  const { low, high } = referenceRange;
  return {
    ...(low !== undefined && { low: low * factor }),
    ...(high !== undefined && { high: high * factor }),
  };
}

function reportedRange(
  spec: QuantitySpec,
  { subject, matcher, analytes }: QuantitySources,
): Range | undefined {
  for (const measurement of subject.measurements) {
    if (spec.reported?.some((name) => matcher.isA(measurement.analyte, name)) !== true) continue;
    const range = rangeOfMeasurement(spec, measurement, analytes);
    if (range !== undefined) return range;
  }
  return undefined;
}

/** Findings that say a level in words; denials of both ends say that it is normal. */
function wordedLevels(spec: QuantitySpec, { facts, matcher }: QuantitySources): QuantityReadings {
  const readings: Reading[] = [];
  const denied: { level: Level; fact: CitedFact }[] = [];
  for (const [level, names] of [
    ['low', spec.lowFindings],
    ['high', spec.highFindings],
  ] as const) {
    for (const name of names ?? []) {
      for (const { concept, status, cited } of facts) {
        if (status === 'present' && matcher.isA(concept, name))
          readings.push({ level, basis: 'stated', interval: undefined, facts: [cited] });
        else if (status === 'excluded' && matcher.covers(concept, name)) denied.push({ level, fact: cited });
      }
    }
  }
  const isBothDenied = ['low', 'high'].every((level) => denied.some((one) => one.level === level));
  if (isBothDenied && readings.length === 0)
    readings.push({
      level: 'normal',
      basis: 'stated',
      interval: undefined,
      facts: denied.map(({ fact }) => fact),
    });
  return { readings, denied };
}
