import { assertNever } from '../../errors.ts';
import type { Classification } from '../schema/classification-schema.ts';
import type { QuantitySpec } from '../schema/quantity-schema.ts';
import type { CitedFact } from './cited-fact.ts';
import { add, type Interval, multiply, placeIn, scale, spellInterval } from './interval.ts';
import {
  NOTHING,
  type QuantityAnswer,
  type QuantityReadings,
  type Range,
  type Reading,
} from './quantity-readings.ts';
import { type ReportSources, reportedRange, reportedReadings } from './reported-readings.ts';
import { spellBasis } from './spell-basis.ts';

/** What quantities are read with. */
export interface QuantitySources extends ReportSources {
  readonly classification: Classification;
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

/** The first value with a number. */
function numbered({ readings }: QuantityReadings): Reading | undefined {
  return readings.find(({ interval }) => interval !== undefined);
}
