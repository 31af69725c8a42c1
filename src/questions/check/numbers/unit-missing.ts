import { spanOf } from '../../../case/index.ts';
import type { CheckContext } from '../context.ts';
import type { Found, Rule } from '../rule.ts';
import { tiedClosely } from './tied-closely.ts';

/** Values of analytes that are reported in several units, without any. */
export const unitMissing: Rule = {
  id: 'numbers/unit-missing',
  severity: 'note',
  title: 'a value without its unit',
  reason:
    'The analyte is measured in several units (resources/en/analytes.tsv), so the number alone does not say how much it is. Titres, ratios, scores of deviation, lists whose unit stands at the end, and signs with one usual unit (heart rate, body mass index) are left alone.',
  find: (context) => {
    const read = asRead(context);
    const told = new Set(read.map(({ places }) => context.sentenceAt(places[0].span.start)?.index));
    return [
      ...read,
      ...asWritten(context).filter(
        ({ places }) => !told.has(context.sentenceAt(places[0].span.start)?.index),
      ),
    ];
  },
};

/** A unit stands a few words on, for this value and the next, or the number goes on. */
const UNIT_FOLLOWS =
  /^(?:\s?\d{3}\b|\.\s?\d|\s?(?:th|st|nd|rd|k|\d{2}\s?\/|standard deviations?|cases?|patients?|cm\s?h)\b|\s?[×x*]?\s?10\b|\s?10[³⁹⁶^]|\s?\([^)]*\d[^)]*[a-zµμ]\s?\/|[^.;\d]{0,20}(?:\/|\bmm\b|beats|cells|sd\b|%|\bmg|\bmmol|\bg\/|µ|μ|\bper\b|times|fold)|,?\s*(?:and|to|,|or|-|–)\s*\d|,\s*[\p{L}\d]{2,8}\s+\d+(?:\.\d+)?\s?(?:mm|mg|mmol|g|%|u))/iu;
/** One unit is so usual that it goes without saying. */
const USUAL_UNIT =
  /^(?:body mass index|heart rate|respiratory rate|red blood cell count|body temperature|oxygen saturation)\b/i;

/** Numbers that the reader tied to an analyte and missed a unit of. */
function asRead(context: CheckContext): Found[] {
  return context.issues('measurement-unit-missing').flatMap(({ span, message }) => {
    if (span === undefined || tiedClosely(context, span) === undefined) return [];
    const after = context.report.text.slice(span.end, span.end + 40);
    if (UNIT_FOLLOWS.test(after) || USUAL_UNIT.test(message) || !/^\d/.test(context.quote(span))) return [];
    return [{ message, places: [{ span, says: context.quote(span) }] }];
  });
}

const BARE =
  /^(?:\s+(?:level|concentration|value)s?)?\s*(?:was|were|of|at|:|=)\s*(\d+(?:\.\d+)?)(?=\s*(?:[.;]\s|,\s(?!\s*\d)|[.;]?$|\((?:normal|reference)[^)a-zµμ]*(?:range)?[^)a-zµμ]*\)))/i;

/** Whole numbers right behind the name, which the reader takes for no value: "PTH was 38." */
function asWritten({ report, told, tables, quote }: CheckContext): Found[] {
  return told.flatMap(({ mentions, span }) =>
    mentions.flatMap(({ type, conceptId, span: own, label }): Found[] => {
      const analyte = conceptId === undefined ? undefined : tables.analytes.get(conceptId);
      if (type !== 'measurement' || analyte === undefined || label === undefined || USUAL_UNIT.test(label))
        return [];
      if (analyte.factors.has('1') || analyte.factors.has('{titer}') || analyte.unit.startsWith('/'))
        return [];
      // "FEV1/FVC" is a ratio.
      if (report.text[own.start - 1] === '/') return [];
      const match = BARE.exec(report.text.slice(own.end, span.end));
      if (match === null) return [];
      const place = spanOf(own.start, own.end + match[0].length);
      return [
        {
          message: `${label} ${match[1]} has no unit.`,
          places: [{ span: place, says: quote(place) }],
        },
      ];
    }),
  );
}
