import type { Case, Measurement } from '../../case/index.ts';
import { type AnalyteTable, unitFactor } from '../convert-unit.ts';
import type { Level, QuantitySpec } from '../schema/quantity-schema.ts';
import { type CitedFact, citedFact } from './cited-fact.ts';
import type { ConceptMatcher } from './concept-matcher.ts';
import { intervalOf, placeIn, scale, spellInterval } from './interval.ts';
import type { LevelBasis, QuantityReadings, Range, Reading } from './quantity-readings.ts';
import { spellBasis } from './spell-basis.ts';
import type { StatedFact } from './stated-facts.ts';

/** What a quantity is read from. */
export interface ReportSources {
  readonly subject: Case;
  readonly facts: readonly StatedFact[];
  readonly matcher: ConceptMatcher;
  readonly analytes: AnalyteTable;
}

/** What a report tells of a quantity itself: values, judged tests, and findings that say a level in words. */
export function reportedReadings(
  spec: QuantitySpec,
  packRange: Range | undefined,
  sources: ReportSources,
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
function judgedTests(spec: QuantitySpec, { subject, matcher }: ReportSources): readonly Reading[] {
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

/** The first range that the report itself gives with the quantity, in the quantity's unit. */
export function reportedRange(
  spec: QuantitySpec,
  { subject, matcher, analytes }: ReportSources,
): Range | undefined {
  for (const measurement of subject.measurements) {
    if (spec.reported?.some((name) => matcher.isA(measurement.analyte, name)) !== true) continue;
    const range = rangeOfMeasurement(spec, measurement, analytes);
    if (range !== undefined) return range;
  }
  return undefined;
}

/** Findings that say a level in words; denials of both ends say that it is normal. */
function wordedLevels(spec: QuantitySpec, { facts, matcher }: ReportSources): QuantityReadings {
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
