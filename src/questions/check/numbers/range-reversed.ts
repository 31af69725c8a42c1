import { spanOf } from '../../../case/index.ts';
import type { Rule } from '../rule.ts';

const RANGE =
  /(?<!age )(?:reference|normal|range|ref\.?)(?:\s+(?:range|values?|limits?|interval))?\s*[:,=]?\s*(?:of\s+|is\s+|was\s+)?(\d+(?:\.\d+)?)(?![\d,])\s*(?:[\p{L}%/µμ]+\s*)?(?:[-–—]|to)\s*(\d+(?:\.\d+)?)(?![\d]|,\d)/giu;

/** Reference ranges whose lower end is above the upper end. */
export const rangeReversed: Rule = {
  id: 'numbers/range-reversed',
  severity: 'warning',
  title: 'a reference range whose lower end is above its upper end',
  reason: 'A range is written from low to high; one the other way round has a slip in one of its ends.',
  find: ({ sentences }) =>
    sentences.flatMap(({ text, span, kind }) =>
      kind === 'references'
        ? []
        : [...text.matchAll(RANGE)].flatMap((match) => {
            if (Number(match[1]) <= Number(match[2])) return [];
            const at = span.start + match.index;
            return [
              {
                message: `The range runs from ${match[1]} to ${match[2]}.`,
                places: [{ span: spanOf(at, at + match[0].length) }],
              },
            ];
          }),
    ),
};
