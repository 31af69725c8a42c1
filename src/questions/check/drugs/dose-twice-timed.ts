import { spanOf } from '../../../case/index.ts';
import type { Rule } from '../rule.ts';

const TWICE =
  /(?<![\d.,])(\d+(?:\.\d+)?)\s?(mg|g|µg|μg|mcg|ug|iu|units?|mg\/kg|g\/kg)\s?(?:\/\s?(?:day|d|24\s?h)\b|\s+per\s+day|\s+a\s+day|\s+daily)\s*,?\s*(?:given\s+)?((?:two|three|four|2|3|4)\s+times\s+(?:a|per)\s+day|(?:two|three|four|2|3|4)\s+times\s+daily|twice\s+(?:a\s+day|daily)|(?:b\.?i\.?d|t\.?i\.?d|q\.?i\.?d)\b|every\s+(?:4|6|8|12)\s+h(?:ours)?)/giu;

/** Amounts a day that are also given several times a day. */
export const doseTwiceTimed: Rule = {
  id: 'drugs/dose-twice-timed',
  severity: 'warning',
  title: 'an amount a day that is also said to be given several times a day',
  reason:
    '"300 mg/day three times daily" is 300 or 900 mg a day. "In three doses" says that the amount is for the day, and is left alone.',
  find: ({ sentences }) =>
    sentences.flatMap(({ text, span, kind }) =>
      kind === 'references'
        ? []
        : [...text.matchAll(TWICE)].map((match) => {
            const at = span.start + match.index;
            return {
              message: `“${match[0]}”: ${match[1]} ${match[2]} for the day, or each time?`,
              places: [{ span: spanOf(at, at + match[0].length) }],
            };
          }),
    ),
};
