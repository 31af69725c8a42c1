import { spanOf } from '../../../case/index.ts';
import type { Rule } from '../rule.ts';

const ODD =
  /(?<![\d.,])(\d+(?:\.\d+)?)\s?(mg|g|µg|μg|mcg)\s?\/\s?(dl|l|mm3|mm³|mmol)(?:\s?\/\s?(?:day|d))?(?=\s+(?:orally|by mouth|po\b|p\.o\.|intravenously|iv\b|i\.v\.|daily|twice|once (?:a |per |every |daily|weekly)|three times|per day|a day|subcutaneously|every))/giu;

/** Concentrations where an amount of a drug is meant. */
export const impossibleUnit: Rule = {
  id: 'drugs/impossible-unit',
  severity: 'warning',
  title: 'a dose in a unit that measures a concentration',
  reason:
    '"20 mg/dL orally once a day": what is taken is an amount; mg/dL and its like measure what is dissolved.',
  find: ({ sentences }) =>
    sentences.flatMap(({ text, span, kind }) =>
      kind === 'references'
        ? []
        : [...text.matchAll(ODD)].map((match) => {
            const at = span.start + match.index;
            return {
              message: `“${match[0]}” is a concentration; a dose is an amount.`,
              places: [{ span: spanOf(at, at + match[0].length) }],
            };
          }),
    ),
};
