import { spanOf } from '../../../case/index.ts';
import type { Rule } from '../rule.ts';

const PRESSURE = /\b(?:blood pressure|bp)\b[^.;\d]{0,40}(\d{2,3})\s?\/\s?(\d{2,3})(?!\s?\/)/giu;

/** Blood pressures with the diastolic above the systolic. */
export const bloodPressure: Rule = {
  id: 'numbers/blood-pressure',
  severity: 'error',
  title: 'a diastolic pressure that is not below the systolic',
  reason:
    'A blood pressure is written systolic/diastolic, and the systolic is the higher of the two by definition.',
  find: ({ sentences }) =>
    sentences.flatMap(({ text, span, kind }) =>
      kind === 'references'
        ? []
        : [...text.matchAll(PRESSURE)].flatMap((match) => {
            if (Number(match[1]) > Number(match[2])) return [];
            const at = span.start + match.index;
            return [
              {
                message: `Blood pressure ${match[1]}/${match[2]}: the systolic is not above the diastolic.`,
                places: [{ span: spanOf(at, at + match[0].length) }],
              },
            ];
          }),
    ),
};
