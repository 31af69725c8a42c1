import {
  type Evidence,
  type Finding,
  type Issue,
  type Measurement,
  type Span,
  spanOf,
} from '../../case/index.ts';
import type { ConceptMention, Quantity, ValueMention } from '../mention/index.ts';
import type { Analytes } from './analytes.ts';
import { conceptOf } from './concept-of.ts';
import type { GenericNames } from './generic-names.ts';
import { timeBeside } from './onsets.ts';
import type { Fact, PatientView } from './patient-view.ts';
import { readAt, tokenAt, wordsOf } from './report-view.ts';

type Interpretation = NonNullable<Measurement['interpretation']>;

export interface MeasuredFacts {
  readonly measurements: readonly Measurement[];
  /** Findings that values mean, such as anaemia for a low haemoglobin; each says so in its evidence. */
  readonly derived: readonly Finding[];
  /** Numbers that cannot be right, and numbers that lack a unit. */
  readonly issues: readonly Issue[];
}

/** Whom the adult ranges are asked for. */
export interface MeasuredPatient {
  readonly sex?: 'female' | 'male' | 'other';
  readonly ageYears?: number;
}

/**
 * One measurement for each value tied to an analyte, in the order of the text.
 *
 * What the report says of a value comes first, then the report's own range, then the sourced range for the patient's age (only where
 * the unit is known): the basis is kept with the interpretation. What was said of an investigation as a whole ("echocardiography
 * was normal") belongs to the investigation.
 */
export function assembleMeasurements(
  view: PatientView,
  patient: MeasuredPatient,
  analytes: Analytes,
  generic: GenericNames,
): MeasuredFacts {
  if (view.valuesByMeasurement.size === 0) return { measurements: [], derived: [], issues: [] };
  const measurements: Measurement[] = [];
  const issues: Issue[] = [];
  for (const fact of view.facts) {
    const values = view.valuesByMeasurement.get(fact.index);
    if (values === undefined || !isMeasured(view, fact, generic)) continue;
    const mention = analytes.known(fact.mention);
    const found = values.flatMap((i) => {
      const value = view.mentions[i];
      if (value.type !== 'value' || isChange(view, i)) return [];
      return [
        withRange(view, denied(view, i, withUnit(view, mention, value, analytes)), fact.section === 'table'),
      ];
    });
    for (const value of mergeValues(fact.section === 'table' ? withTableRanges(found) : found)) {
      if (
        value.quantity === undefined &&
        (mention.type === 'investigation' || value.interpretation === undefined)
      )
        continue;
      const measurement = measure(view, { ...fact, mention }, value, analytes, patient);
      measurements.push(measurement);
      const issue = doubtOf(mention, value, analytes);
      if (issue !== undefined) issues.push(issue);
    }
  }
  measurements.sort((a, b) => a.evidence.spans[0].start - b.evidence.spans[0].start);
  const kept = withoutRepeats(measurements);
  return { measurements: kept, derived: findingsOf(kept, analytes), issues };
}

function isMeasured(view: PatientView, fact: Fact, generic: GenericNames): fact is Fact<ConceptMention> {
  const { mention, assertion, index } = fact;
  return (
    (mention.type === 'measurement' || mention.type === 'investigation') &&
    assertion.temporality !== 'planned' &&
    !generic.has('measurement', mention) &&
    !isInsideDrug(view, index)
  );
}

/** "sodium" in "sodium chloride 3 %" is what was given, not what was measured. */
function isInsideDrug({ mentions }: PatientView, index: number): boolean {
  const { span } = mentions[index];
  return [mentions[index - 1], mentions[index + 1]].some(
    (m) =>
      m?.type === 'drug' &&
      m.concepts.length > 0 &&
      m.span.start <= span.start &&
      span.end <= m.span.end &&
      m.span.end - m.span.start > span.end - span.start,
  );
}

function withUnit(
  view: PatientView,
  mention: ConceptMention,
  value: ValueMention,
  analytes: Analytes,
): ValueMention {
  if (value.quantity === undefined || value.quantity.unit !== undefined) return value;
  return { ...value, quantity: analytes.withUnit(mention, value.quantity, wordsOf(view, value)) };
}

/** "lost 4 kg", "fell by 2 g/dL": a change is no value. */
function isChange({ document, firstToken }: PatientView, index: number): boolean {
  const { tokens } = document;
  const before = firstToken[index] - 1;
  return before >= 0 && CHANGE.test(tokens.words.form(tokens.word[before]));
}
const CHANGE = /^(?:lost|gained|by|losing|gaining)$/;

const CELL = String.raw`([<>≤≥])?\s*(\d+(?:\.\d+)?)(?:\s*[-–—]\s*(\d+(?:\.\d+)?))?`;
const IN_BRACKETS = new RegExp(String.raw`\s*[([]\s*${CELL}\s*[)\]]`, 'y');
const IN_NEXT_CELL = new RegExp(String.raw`[\s|]+${CELL}\s*(?=[|\n]|$)`, 'y');

/** A bare range right after a value is the laboratory's: "3.24 mmol/L (2.15–2.55)", or the next column of a table. */
function withRange(view: PatientView, value: ValueMention, isTable: boolean): ValueMention {
  if (value.quantity?.unit === undefined || value.referenceRange !== undefined) return value;
  const pattern = isTable ? IN_NEXT_CELL : IN_BRACKETS;
  pattern.lastIndex = value.span.end;
  const match = pattern.exec(view.document.text);
  if (match === null) return value;
  const [words, comparator, first, second] = match;
  const number = Number(first);
  const isUpper = comparator === '<' || comparator === '≤';
  if (comparator === undefined && second === undefined) return value;
  const end = value.span.end + words.trimEnd().length;
  const span = spanOf(end - words.trim().length, end);
  if (second !== undefined)
    return Number(second) > number
      ? { ...value, referenceRange: { low: number, high: Number(second), span } }
      : value;
  return { ...value, referenceRange: { ...(isUpper ? { high: number } : { low: number }), span } };
}

/** "was not elevated": the value word itself is denied. */
function denied(view: PatientView, index: number, value: ValueMention): ValueMention {
  if (view.assertions[index].status !== 'excluded' || value.interpretation === undefined) return value;
  const interpretation = deny(value.interpretation);
  const { interpretation: _said, ...rest } = value;
  return interpretation === undefined ? rest : { ...rest, interpretation };
}

/** A value as one or two mentions tell it: "elevated (12 mg/dL)" is one value with a word and a number. */
interface MergedValue {
  readonly quantity?: Quantity;
  readonly interpretation?: Interpretation;
  readonly referenceRange?: ValueMention['referenceRange'];
  readonly spans: readonly Span[];
}

/** In a table the range stands in a column of its own, without a unit: "112 mmol/L  136–145", "324 mg/L  < 5". */
function withTableRanges(values: readonly ValueMention[]): ValueMention[] {
  const joined: ValueMention[] = [];
  for (const value of values) {
    const previous = joined.at(-1);
    const range = rangeOfCell(value);
    if (previous?.quantity !== undefined && range !== undefined)
      joined[joined.length - 1] = { referenceRange: { ...range, span: value.span }, ...previous };
    else joined.push(value);
  }
  return joined;
}

function rangeOfCell({
  quantity,
}: ValueMention): { readonly low?: number; readonly high?: number } | undefined {
  if (quantity === undefined || (quantity.unit !== undefined && quantity.unit !== '1')) return undefined;
  const { value, valueHigh, comparator } = quantity;
  if (valueHigh !== undefined) return { low: value, high: valueHigh };
  if (comparator === '<' || comparator === '<=') return { high: value };
  return comparator === '>' || comparator === '>=' ? { low: value } : undefined;
}

function mergeValues(values: readonly ValueMention[]): MergedValue[] {
  const merged: MergedValue[] = [];
  for (const value of values) {
    const previous = merged.at(-1);
    const completes =
      previous !== undefined &&
      (previous.quantity === undefined || value.quantity === undefined) &&
      (previous.interpretation === undefined || value.interpretation === undefined);
    const { quantity, interpretation, referenceRange, span } = value;
    const own: MergedValue = {
      ...(quantity !== undefined && { quantity }),
      ...(interpretation !== undefined && { interpretation }),
      ...(referenceRange !== undefined && { referenceRange }),
      spans: referenceRange === undefined ? [span] : [span, referenceRange.span],
    };
    if (completes)
      merged[merged.length - 1] = { ...previous, ...own, spans: [...previous.spans, ...own.spans] };
    else merged.push(own);
  }
  return merged;
}

function measure(
  view: PatientView,
  { mention, assertion, index }: Fact<ConceptMention>,
  value: MergedValue,
  analytes: Analytes,
  patient: MeasuredPatient,
): Measurement {
  const { quantity, referenceRange } = value;
  const said = assertion.status === 'excluded' ? deny(value.interpretation) : value.interpretation;
  const byRange =
    said === undefined && quantity !== undefined ? compare(quantity, referenceRange) : undefined;
  const byAge =
    said === undefined && byRange === undefined && quantity !== undefined
      ? analytes.interpret(mention, quantity, patient)
      : undefined;
  const interpretation = said ?? byRange ?? byAge?.place;
  const basis = said !== undefined ? 'stated' : byRange !== undefined ? 'report-range' : byAge?.basis;
  const last = value.spans[value.spans.length - 1];
  const time = timeBeside(view, index, tokenAt(view.document, last.end - 1) + 1);
  return {
    analyte: conceptOf(mention),
    ...(quantity !== undefined && { quantity }),
    ...(referenceRange !== undefined && { referenceRange: rangeOf(referenceRange) }),
    ...(interpretation !== undefined &&
      basis !== undefined && { interpretation, interpretationBasis: basis }),
    ...(time !== undefined && { time }),
    evidence: readAt([mention.span, ...value.spans]),
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
function deny(interpretation: Interpretation | undefined): Interpretation | undefined {
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

/** What the measured values mean, each finding once. */
function findingsOf(measurements: readonly Measurement[], analytes: Analytes): Finding[] {
  const derived = new Map<string, Finding>();
  for (const measurement of measurements) {
    for (const concept of analytes.findingsOf(measurement)) {
      const key = concept.id ?? concept.label;
      const { analyte, interpretation, interpretationBasis } = measurement;
      const evidence: Evidence = {
        ...measurement.evidence,
        derivedBy: `${analyte.label} ${interpretation} (${interpretationBasis})`,
      };
      if (!derived.has(key)) derived.set(key, { concept, status: 'present', evidence });
    }
  }
  return [...derived.values()];
}

function doubtOf(mention: ConceptMention, value: MergedValue, analytes: Analytes): Issue | undefined {
  const { quantity, spans } = value;
  if (quantity === undefined) return undefined;
  const [span] = spans;
  const amount = `${mention.label} ${quantity.value}${quantity.unitText === undefined ? '' : ` ${quantity.unitText}`}`;
  if (quantity.unit === undefined) {
    if (quantity.unitText !== undefined || quantity.second !== undefined || !analytes.needsUnit(mention))
      return undefined;
    return {
      code: 'measurement-unit-missing',
      severity: 'note',
      message: `${amount} has no unit, so it was compared with no range.`,
      span,
    };
  }
  const limits = analytes.implausible(mention, quantity);
  if (limits === undefined) return undefined;
  return {
    code: 'measurement-implausible',
    severity: 'warning',
    message: `${amount} cannot be right (plausible: ${limits.low ?? '…'} to ${limits.high ?? '…'}); check the number and its unit.`,
    span,
  };
}

/** Abstract and case often state the same value: one measurement, all places. A bare word adds to a number that says the same. */
function withoutRepeats(measurements: readonly Measurement[]): Measurement[] {
  const kept: Measurement[] = [];
  // Only what has the same number in the same unit can be a repeat: a long document has many measurements.
  const placesByAmount = new Map<string, number[]>();
  for (const one of measurements) {
    const amount = `${one.quantity?.value} ${one.quantity?.unit} ${one.quantity === undefined ? one.analyte.label.toLowerCase() : ''}`;
    let places = placesByAmount.get(amount);
    if (places === undefined) placesByAmount.set(amount, (places = []));
    const at = places.find((place) => isRepeat(kept[place], one));
    if (at === undefined) places.push(kept.push(one) - 1);
    else
      kept[at] = {
        ...one,
        ...kept[at],
        ...(one.referenceRange !== undefined && {
          referenceRange: one.referenceRange,
          ...(one.interpretation !== undefined && {
            interpretation: one.interpretation,
            ...(one.interpretationBasis !== undefined && { interpretationBasis: one.interpretationBasis }),
          }),
        }),
        evidence: readAt([...kept[at].evidence.spans, ...one.evidence.spans]),
      };
  }
  return kept;
}

function isRepeat(a: Measurement, b: Measurement): boolean {
  const isSame =
    a.analyte.id === undefined || b.analyte.id === undefined
      ? a.analyte.label.toLowerCase() === b.analyte.label.toLowerCase()
      : a.analyte.id === b.analyte.id;
  if (!isSame || a.quantity?.value !== b.quantity?.value || a.quantity?.unit !== b.quantity?.unit)
    return false;
  if (a.quantity?.second !== b.quantity?.second) return false;
  return a.quantity !== undefined || a.interpretation === b.interpretation;
}
