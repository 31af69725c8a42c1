import type { Measurement, Span } from '../../../case/index.ts';
import type { CheckContext } from '../context.ts';
import { isOfAPuncture } from './is-of-a-puncture.ts';

const MOST_BETWEEN = 60;
/** What is measured elsewhere than in blood, changes, or is set and not found, has other limits. */
const OTHER_MATTER =
  /\b(?:csf|cerebrospinal|spinal fluid|urin\w+|pleural|ascit\w+|peritoneal|synovial|pericardial|dialysate|fluid|stool|faecal|fecal|sweat|saliva|velocity|growth|gained?|lost|ablation|catheter|maximum temperature|sd\b|z-score|percentiles?|centiles?|outside|ambient|room temperature|fell from|fall from|a height of|estimated weight|uter\w+|placent\w+|thickness|width|wide\b|cysts?|mass\b|tumou?rs?|lesions?|prostat\w+|drops?|dropp\w+|ratio|clearance|anneal\w+|column|oven|winter|weather|per kg|mg\/kg)/i;

/** The measurement that a value belongs to, where the report leaves no doubt of it: name and value close together, nothing else named or counted between. */
export function tiedClosely(context: CheckContext, said: Span): Measurement | undefined {
  const { cases, report, sentenceAt, quote } = context;
  const one = cases
    .flatMap(({ measurements }) => measurements)
    .find(({ evidence }) => evidence.spans.some(({ start }) => start === said.start));
  // "low serum copper 40 mg/dL": what was said comes first, the number later.
  const value = one?.evidence.spans.find((span) => span.start >= said.start && /\d/.test(quote(span)));
  if (one === undefined || value === undefined) return undefined;
  const name = nameBefore(one, value);
  const sentence = sentenceAt(value.start);
  if (name === undefined || sentence === undefined || name.start < sentence.span.start) return undefined;
  if (value.start - name.end > MOST_BETWEEN) return undefined;
  if (
    OTHER_MATTER.test(sentence.text.slice(0, value.end - sentence.span.start + 26)) ||
    /\d\s?\/\s?\d/.test(quote(value))
  )
    return undefined;
  // "1,60" was read from the comma on.
  if (/\d,\s?$|[\\/]$|mm\s?$/.test(report.text.slice(sentence.span.start, value.start))) return undefined;
  if (/\d/.test(report.text.slice(name.end, value.start))) return undefined;
  const isBetween = ({ start, end }: Span) => start >= name.end && end <= value.start;
  if (isOfAPuncture(context, value)) return undefined;
  const others = report.mentions.some(
    ({ span, type }) =>
      isBetween(span) &&
      (type === 'measurement' || type === 'finding' || type === 'condition' || type === 'investigation'),
  );
  return others || /\band\b|\/|;/.test(report.text.slice(name.end, value.start)) ? undefined : one;
}

function nameBefore({ evidence }: Measurement, value: Span): Span | undefined {
  return evidence.spans.filter(({ end }) => end <= value.start).at(-1);
}
