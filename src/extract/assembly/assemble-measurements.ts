import type { Evidence, Finding, Measurement, Span } from '../../case/index.ts';
import type { Vocabulary } from '../../terminology/index.ts';
import type { ConceptMention, Quantity, ValueMention } from '../mention/index.ts';
import type { Resources } from '../resource.ts';
import { type Analytes, readAnalytes } from './analytes.ts';
import { conceptOf } from './concept-of.ts';
import { type PatientView, readAt } from './patient-view.ts';
import type { Relation } from './relations/index.ts';

type Interpretation = NonNullable<Measurement['interpretation']>;

export interface MeasuredFacts {
  readonly measurements: readonly Measurement[];
  /** Findings that values mean, such as anaemia for a low haemoglobin; each says so in its evidence. */
  readonly derived: readonly Finding[];
}

/**
 * One measurement for each value tied to an analyte, in the order of the text.
 *
 * What the report says of a value comes first, then the report's own range, then the sourced adult range (for adults only, and only
 * where the unit is known): the basis is kept with the interpretation.
 */
export function createMeasurementAssembler(
  resources: Resources,
  vocabulary: Vocabulary,
): (
  view: PatientView,
  relations: readonly Relation[],
  patient: { readonly sex?: 'female' | 'male' | 'other'; readonly ageYears?: number },
) => MeasuredFacts {
  const analytes = readAnalytes(resources, vocabulary);
  return (view, relations, patient) => {
    const mine = new Map(view.facts.map((fact) => [fact.index, fact]));
    const measurements: Measurement[] = [];
    const derived = new Map<string, Finding>();
    for (const [analyteIndex, valueIndexes] of valuesByAnalyte(relations)) {
      const fact = mine.get(analyteIndex);
      if (
        fact === undefined ||
        insideDrug(view, fact.mention.span, analyteIndex) ||
        fact.assertion.temporality === 'planned' ||
        !isMeasured(fact.mention)
      )
        continue;
      const values = valueIndexes
        .map((i) => view.mentions[i])
        .filter((m): m is ValueMention => m.type === 'value');
      for (const value of mergeValues(fact.section === 'table' ? withTableRanges(values) : values)) {
        const measurement = measure(
          fact.mention,
          value,
          analytes,
          patient,
          fact.assertion.status === 'excluded',
        );
        measurements.push(measurement);
        for (const finding of analytes.findingsOf(measurement)) {
          const key = finding.id ?? finding.label;
          const evidence: Evidence = {
            ...measurement.evidence,
            derivedBy: `${measurement.analyte.label} ${measurement.interpretation} (${measurement.interpretationBasis})`,
          };
          if (!derived.has(key)) derived.set(key, { concept: finding, status: 'present', evidence });
        }
      }
    }
    measurements.sort((a, b) => a.evidence.spans[0].start - b.evidence.spans[0].start);
    return { measurements: withoutRepeats(measurements), derived: [...derived.values()] };
  };
}

function isMeasured(mention: PatientView['mentions'][number]): mention is ConceptMention {
  return mention.type === 'measurement' || mention.type === 'investigation';
}

/** "sodium" in "sodium chloride 3 %" is what was given, not what was measured. */
function insideDrug({ mentions }: PatientView, span: Span, index: number): boolean {
  return [mentions[index - 1], mentions[index + 1]].some(
    (m) => m?.type === 'drug' && m.span.start <= span.start && span.end <= m.span.end,
  );
}

function valuesByAnalyte(relations: readonly Relation[]): Map<number, number[]> {
  const values = new Map<number, number[]>();
  for (const { type, from, to } of relations) {
    if (type !== 'value-of-measurement') continue;
    const known = values.get(to);
    if (known === undefined) values.set(to, [from]);
    else known.push(from);
  }
  return values;
}

/** A value as one or two mentions tell it: "elevated (12 mg/dL)" is one value with a word and a number. */
interface MergedValue {
  readonly quantity?: Quantity;
  readonly interpretation?: Interpretation;
  readonly referenceRange?: ValueMention['referenceRange'];
  readonly spans: readonly Span[];
}

/** In a table the range stands in a column of its own, without a unit: "112 mmol/L  136–145". */
function withTableRanges(values: readonly ValueMention[]): ValueMention[] {
  const joined: ValueMention[] = [];
  for (const value of values) {
    const previous = joined.at(-1);
    const { quantity } = value;
    const isRange = quantity?.valueHigh !== undefined && quantity.unit === undefined;
    if (previous?.quantity !== undefined && previous.referenceRange === undefined && isRange)
      joined[joined.length - 1] = {
        ...previous,
        referenceRange: { low: quantity.value, high: quantity.valueHigh, span: value.span },
      };
    else joined.push(value);
  }
  return joined;
}

function mergeValues(values: readonly ValueMention[]): MergedValue[] {
  const merged: MergedValue[] = [];
  for (const value of values) {
    const previous = merged.at(-1);
    const completes =
      previous !== undefined &&
      (previous.quantity === undefined || value.quantity === undefined) &&
      (previous.interpretation === undefined || value.interpretation === undefined);
    const own: MergedValue = {
      ...(value.quantity !== undefined && { quantity: value.quantity }),
      ...(value.interpretation !== undefined && { interpretation: value.interpretation }),
      ...(value.referenceRange !== undefined && { referenceRange: value.referenceRange }),
      spans: [value.span, ...(value.referenceRange === undefined ? [] : [value.referenceRange.span])],
    };
    if (completes)
      merged[merged.length - 1] = { ...previous, ...own, spans: [...previous.spans, ...own.spans] };
    else merged.push(own);
  }
  return merged;
}

function measure(
  mention: ConceptMention,
  value: MergedValue,
  analytes: Analytes,
  patient: { readonly sex?: 'female' | 'male' | 'other'; readonly ageYears?: number },
  negated: boolean,
): Measurement {
  const { quantity, referenceRange } = value;
  const said = negated ? negate(value.interpretation) : value.interpretation;
  const byRange =
    said === undefined && quantity !== undefined ? compare(quantity, referenceRange) : undefined;
  const byAdult =
    said === undefined && byRange === undefined && quantity !== undefined
      ? analytes.interpret(mention, quantity, patient)
      : undefined;
  const interpretation = said ?? byRange ?? byAdult;
  const basis = said !== undefined ? 'stated' : byRange !== undefined ? 'report-range' : 'adult-range';
  return {
    analyte: conceptOf(mention),
    ...(quantity !== undefined && { quantity }),
    ...(referenceRange !== undefined && { referenceRange: rangeOf(referenceRange) }),
    ...(interpretation !== undefined && { interpretation, interpretationBasis: basis }),
    evidence: readAt(mention.span, ...value.spans),
  };
}

function rangeOf({
  low,
  high,
  unit,
}: NonNullable<ValueMention['referenceRange']>): NonNullable<Measurement['referenceRange']> {
  return {
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
    ...(unit !== undefined && { unit }),
  };
}

/** "no elevated X" says nothing of normal; only positive turns to negative. */
function negate(interpretation: Interpretation | undefined): Interpretation | undefined {
  return interpretation === 'positive'
    ? 'negative'
    : interpretation === 'negative' || interpretation === 'normal'
      ? interpretation
      : undefined;
}

/** Where a number lies against a range, by the half-open ends the report gives. */
export function compare(
  quantity: Quantity,
  range: { readonly low?: number; readonly high?: number } | undefined,
): 'low' | 'normal' | 'high' | undefined {
  if (range === undefined || (range.low === undefined && range.high === undefined)) return undefined;
  const { value, valueHigh = value, comparator } = quantity;
  if (range.high !== undefined && value > range.high && comparator !== '<' && comparator !== '<=')
    return 'high';
  if (range.low !== undefined && valueHigh < range.low && comparator !== '>' && comparator !== '>=')
    return 'low';
  const within =
    (range.low === undefined || value >= range.low) && (range.high === undefined || valueHigh <= range.high);
  return within && comparator === undefined ? 'normal' : undefined;
}

/** Abstract and case often state the same value: one measurement, both places. */
function withoutRepeats(measurements: readonly Measurement[]): Measurement[] {
  const byContent = new Map<string, Measurement>();
  for (const one of measurements) {
    const { value, unit } = one.quantity ?? {};
    const key = JSON.stringify([
      one.analyte.id ?? one.analyte.label.toLowerCase(),
      value,
      unit,
      value === undefined ? one.interpretation : '',
    ]);
    const known = byContent.get(key);
    byContent.set(
      key,
      known === undefined
        ? one
        : { ...known, evidence: readAt(...known.evidence.spans, ...one.evidence.spans) },
    );
  }
  return [...byContent.values()];
}
