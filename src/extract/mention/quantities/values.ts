import { spanOf } from '../../../case/index.ts';
import type { ValueMention } from '../mention.ts';
import { type MeasureRead, readMeasure } from './measures.ts';
import { type Found, formAt, type Reading, sentenceFrom, sentenceTo } from './reading.ts';

type Value = Omit<ValueMention, 'span' | 'sentence'>;

/** Whether a measure of time is in seconds or less: a clotting time, an interval of the ECG. */
export function isBrief({ quantity: { unit } }: MeasureRead): boolean {
  return unit === 's' || unit === 'ms';
}

/** How far, in tokens, a word of measurement may stand from the word that says what it came to. */
const NEAR_TOKENS = 5;

/** A measure as the value of a measurement, with the reference range given after it. */
export function valueOf(reading: Reading, measure: MeasureRead): Found {
  const range = readReferenceRange(reading, measure.toToken);
  const said: Value = {
    type: 'value',
    quantity: measure.quantity,
    ...(range?.referenceRange !== undefined && { referenceRange: range.referenceRange }),
  };
  return { fromToken: measure.fromToken, toToken: measure.toToken, said };
}

/** Whether a number, or a mass, stands where a measurement's value does: "pH 7.32", "INR of 2.1", "weighed 2,330 g". */
export function isAnnounced(reading: Reading, t: number, as: 'number' | 'mass'): boolean {
  const { measurementCues } = reading.lexicon;
  const from = Math.max(sentenceFrom(reading, t), t - NEAR_TOKENS);
  for (let u = t - 1; u >= from; u -= 1) {
    const form = formAt(reading, u);
    const cue = measurementCues.get(form);
    if (cue === 'mass' || (cue === 'number' && as === 'number')) return true;
    if (form === '.' || form === ';' || form === ')') return false;
  }
  return false;
}

/** A word said of a measurement: "normal", "markedly elevated", "negative", "within normal limits". */
export function readValueWord(reading: Reading, t: number): Found | undefined {
  const { tokens, lexicon } = reading;
  const limit = sentenceTo(reading, t);
  const excluded = lexicon.valueExclusions.at(tokens, t, limit);
  if (excluded !== undefined) return { fromToken: t, toToken: excluded.toToken };
  let u = t;
  while (u < t + 2 && lexicon.valueModifiers.has(formAt(reading, u))) u += 1;
  const match =
    lexicon.values.at(tokens, u, limit) ?? (u > t ? lexicon.values.at(tokens, t, limit) : undefined);
  if (match === undefined) return undefined;
  const { interpretation, needsMeasurement } = match.meaning;
  if (lexicon.referenceRanges.at(tokens, t, limit) !== undefined) {
    const range = readReferenceRange(reading, t);
    if (range !== undefined) return { fromToken: t, toToken: range.toToken };
  }
  if (needsMeasurement && !isNearMeasurement(reading, t, match.toToken)) return undefined;
  if (lexicon.valueExclusions.at(tokens, u, limit) !== undefined) return undefined;
  if (isOfHistory(reading, t)) return undefined;
  return { fromToken: t, toToken: match.toToken, said: { type: 'value', interpretation } };
}

// "Her family history was unremarkable" is no measurement.
function isOfHistory(reading: Reading, t: number): boolean {
  const from = Math.max(sentenceFrom(reading, t), t - 4);
  for (let u = t - 1; u >= from; u -= 1) if (formAt(reading, u) === 'history') return true;
  return false;
}

function isNearMeasurement(reading: Reading, fromToken: number, toToken: number): boolean {
  const { measurementCues } = reading.lexicon;
  const from = Math.max(sentenceFrom(reading, fromToken), fromToken - NEAR_TOKENS);
  const to = Math.min(sentenceTo(reading, fromToken), toToken + NEAR_TOKENS);
  for (let u = from; u < to; u += 1) if (measurementCues.has(formAt(reading, u))) return true;
  return false;
}

/** "(normal range 0.7-1.1 mg/dL)", ", normal < 30": the range a report gives, at token `t` or after an opening mark there. */
export function readReferenceRange(
  reading: Reading,
  t: number,
):
  | { readonly referenceRange: NonNullable<ValueMention['referenceRange']>; readonly toToken: number }
  | undefined {
  const { tokens, lexicon } = reading;
  const limit = sentenceTo(reading, t < tokens.count ? t : t - 1);
  let u = t;
  while (u < t + 2 && ['(', ',', ';', '['].includes(formAt(reading, u))) u += 1;
  const words = lexicon.referenceRanges.at(tokens, u, limit);
  if (words === undefined) return undefined;
  const isUpper = formAt(reading, u) === 'upper' || formAt(reading, u).startsWith('cut');
  u = words.toToken;
  while (
    u < words.toToken + 3 &&
    [':', ',', 'is', 'of', '=', '–', '-', 'was', 'from', 'between', 'for', ';'].includes(formAt(reading, u))
  )
    u += 1;
  let n = u;
  while (n < u + 2 && ['<', '>', '≤', '≥', '='].includes(formAt(reading, n))) n += 1;
  if (
    formAt(reading, n) === 'less' ||
    formAt(reading, n) === 'below' ||
    formAt(reading, n) === 'up' ||
    formAt(reading, n) === 'more' ||
    formAt(reading, n) === 'above'
  )
    n += formAt(reading, n + 1) === 'than' || formAt(reading, n + 1) === 'to' ? 2 : 1;
  if (n >= limit) return undefined;
  const measure = readMeasure(reading, n);
  if (measure === undefined || (measure.role === 'time' && !isBrief(measure))) return undefined;
  const { value, valueHigh, comparator, unit } = measure.quantity;
  const lead = formAt(reading, u);
  const isHigh = isUpper || comparator === '<' || comparator === '<=' || lead === 'below' || lead === 'up';
  const isLow = comparator === '>' || comparator === '>=' || lead === 'above' || lead === 'more';
  if (valueHigh === undefined && !isHigh && !isLow) return undefined;
  const span = spanOf(tokens.startUtf16[words.fromToken], tokens.endUtf16[measure.toToken - 1]);
  const low = valueHigh !== undefined || isLow ? value : undefined;
  const high = valueHigh ?? (isHigh ? value : undefined);
  return {
    referenceRange: {
      ...(low !== undefined && { low }),
      ...(high !== undefined && { high }),
      ...(unit !== undefined && { unit }),
      span,
    },
    toToken: measure.toToken,
  };
}
