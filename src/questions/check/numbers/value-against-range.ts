import { type Measurement, spanOf } from '../../../case/index.ts';
import type { CheckContext } from '../context.ts';
import type { Found, Rule } from '../rule.ts';

/** What the report says of a value, against the range that the report itself gives. */
export const valueAgainstRange: Rule = {
  id: 'numbers/value-against-range',
  severity: 'note',
  title: 'a value called high, low or normal that the range beside it makes something else',
  reason:
    'Compared with the range that the report itself prints next to the value, in the same sentence. A value at the end of the range is left alone; so is a range in another unit.',
  find: (context) =>
    context.cases.flatMap(({ measurements }) => measurements.flatMap((one) => judge(context, one))),
};

const TREND =
  /\b(?:(?:slowly|gradually|then|later|further|subsequently)\s+\w+|decreased to|increased to|rose|fell|dropped|normali[sz]ed|returned|improved)\b|\)\s*(?:and|but|,)?\s*\w*\s*(?:decreased|increased)\b/i;

function judge({ sentenceAt, quote, report }: CheckContext, one: Measurement): Found[] {
  const { quantity, referenceRange: range, interpretation, interpretationBasis, evidence } = one;
  if (quantity === undefined || range === undefined || interpretationBasis !== 'stated') return [];
  if (interpretation !== 'low' && interpretation !== 'high' && interpretation !== 'normal') return [];
  if (quantity.comparator !== undefined || quantity.second !== undefined) return [];
  if (range.unit !== undefined && quantity.unit !== undefined && range.unit !== quantity.unit) return [];
  const { value, valueHigh = value } = quantity;
  const { low, high } = range;
  const isHigh = high !== undefined && value > high;
  const isLow = low !== undefined && valueHigh < low;
  const isInside = (high === undefined || valueHigh < high) && (low === undefined || value > low);
  const differs =
    interpretation === 'normal'
      ? isHigh || isLow
      : interpretation === 'high'
        ? isLow || (isInside && high !== undefined)
        : isHigh || (isInside && low !== undefined);
  const sentences = new Set(evidence.spans.map(({ start }) => sentenceAt(start)?.index));
  if (!differs || sentences.size > 1) return [];
  const [from, to] = [evidence.spans[0].start, Math.max(...evidence.spans.map(({ end }) => end))];
  const inside = report.mentions.filter(
    ({ span, type }) => type === 'measurement' && span.start >= from && span.end <= to,
  );
  // Another analyte between: the word or the range may be the other's.
  if (inside.length > 1) return [];
  const words = quote(spanOf(from, to));
  // "limbs were normal and his calcium was 11.2": what was said before is of something else.
  const [first, second] = evidence.spans;
  if (
    second !== undefined &&
    /\b(?:and|but|while|whereas|with)\b|[;,]/.test(
      quote(spanOf(first.end, Math.max(first.end + 1, second.start))),
    )
  )
    return [];
  // "(range < 24) and slowly decreased" tells what came later; a colon with further words begins a list.
  if (TREND.test(words) || /:\s*[\w-]+\s+\p{L}/u.test(words)) return [];
  const lies = isHigh ? 'above' : isLow ? 'below' : 'inside';
  return [
    {
      message: `${one.analyte.label} ${value}${quantity.unitText === undefined ? '' : ` ${quantity.unitText}`} is called ${interpretation}; it lies ${lies} the range given with it (${low ?? ''}–${high ?? ''}).`,
      places: evidence.spans.map((span) => ({ span, says: quote(span) })),
    },
  ];
}
