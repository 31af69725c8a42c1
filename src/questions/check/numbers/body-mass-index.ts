import { spanOf } from '../../../case/index.ts';
import type { Found, Place, Rule } from '../rule.ts';

const WEIGHT =
  /\b(?:weigh(?:t|ed|ing|s)|body weight)\b[^.;\d]{0,20}(\d{1,3}(?:\.\d+)?)\s?kg\b(?!\s?\/\s?m)/iu;
const HEIGHT =
  /\b(?:height|tall|stature)\b[^.;\d]{0,20}(\d{1,3}(?:\.\d+)?)\s?(cm|m)\b|(\d{1,3}(?:\.\d+)?)\s?(cm|m)\s+tall/iu;
const INDEX = /\b(?:body mass index|bmi)\b(?:\s*\([^()\d]*\))?[^.;\d]{0,20}(\d{1,2}(?:\.\d+)?)/iu;
/** Rounded weight and height change the index by less. */
const TOLERANCE = 0.05;

/** Weight, height and body mass index of one sentence, computed again. */
export const bodyMassIndex: Rule = {
  id: 'numbers/body-mass-index',
  severity: 'warning',
  title: 'a body mass index that weight and height do not give',
  reason:
    'Weight in kg over the square of height in m, where all three stand in one sentence; 5 % are allowed for rounding.',
  find: ({ sentences }) =>
    sentences.flatMap(({ text, span, kind }): Found[] => {
      if (kind === 'references') return [];
      const [weight, height, index] = [WEIGHT.exec(text), HEIGHT.exec(text), INDEX.exec(text)];
      if (weight === null || height === null || index === null) return [];
      const tall = Number(height[1] ?? height[3]);
      const metres = (height[2] ?? height[4]) === 'cm' ? tall / 100 : tall;
      const computed = Number(weight[1]) / metres ** 2;
      const written = Number(index[1]);
      if (Math.abs(computed - written) <= TOLERANCE * computed + 0.5) return [];
      const place = (match: RegExpExecArray): Place => ({
        span: spanOf(span.start + match.index, span.start + match.index + match[0].length),
      });
      return [
        {
          message: `${weight[1]} kg at ${metres} m give a body mass index of ${computed.toFixed(1)}; the report says ${index[1]}.`,
          places: [index, weight, height].map(place),
        },
      ];
    }),
};
