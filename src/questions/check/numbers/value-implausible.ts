import { type Measurement, spanOf } from '../../../case/index.ts';
import type { CheckContext } from '../context.ts';
import type { Found, Rule } from '../rule.ts';
import { tiedClosely } from './tied-closely.ts';

/** Values that no patient has in that unit, and scores outside their scale. */
export const valueImplausible: Rule = {
  id: 'numbers/value-implausible',
  severity: 'warning',
  title: 'a value that cannot be in that unit, or a score outside its scale',
  reason:
    'Outside the limits of the plausible for this analyte (resources/en/analytes.tsv) or the ends of the scale (resources/en/plausible-values.tsv), each with its source: a slip of the unit or of the decimal point. The limits are wide, so that what is only very unusual is left alone; so are fluids other than blood, changes, and values whose name the text leaves open.',
  find: (context) => {
    const read = context
      .issues('measurement-implausible')
      .flatMap(({ span, message }): Found[] =>
        span === undefined || !isWithUnit(tiedClosely(context, span))
          ? []
          : [{ message: shortNumbers(message), places: [{ span, says: context.quote(span) }] }],
      );
    const told = new Set(read.map(({ places }) => context.sentenceAt(places[0].span.start)?.index));
    return [...read, ...outsideLimits(context, told)];
  },
};

/** Limits that were converted to the report's unit have more digits than they mean. */
function shortNumbers(message: string): string {
  return message.replace(/\d+\.\d{4,}/g, (number) => String(Number(Number(number).toPrecision(3))));
}

/** A share without % or fraction says nothing of its unit. */
function isWithUnit(one: Measurement | undefined): boolean {
  return one?.quantity?.unit !== undefined && one.quantity.unit !== '1';
}

/** What is set or reached by an instrument has other limits than a patient. */
const OF_A_DEVICE =
  /\b(?:ablation|radiofrequency|power of|catheter tip|cryo\w+|microwave|laser|probe|incubat\w+|stored|heated|autoclav\w+|anneal\w+|column|oven|winter|weather|outdoors?|ambient|water)\b/i;

function outsideLimits({ sentences, tables }: CheckContext, told: ReadonlySet<number | undefined>): Found[] {
  return sentences.flatMap(({ text, span, kind, index }) => {
    if (kind === 'references' || !/\d/.test(text) || told.has(index) || OF_A_DEVICE.test(text)) return [];
    return tables.limits.flatMap(({ name, pattern, low, high, source }) =>
      [...text.matchAll(pattern)].flatMap((match) => {
        const value = Number(match[1]);
        if (value >= low && value <= high) return [];
        const at = span.start + match.index;
        return [
          {
            message: `${name} ${match[1]}: possible are ${low} to ${high} (${source}).`,
            places: [{ span: spanOf(at, at + match[0].length) }],
          },
        ];
      }),
    );
  });
}
