import type { Rule } from '../rule.ts';
import { patientSentences } from './patient-sentences.ts';

const YEAR_DAYS = 365.2425;
/** Words of something that lasted; "between 12 and 17 years" are two ages. */
const LASTED = /\b(?:history|duration|for|over|past|last|lasting|since)\b/i;

/** Something that lasted longer than the patient has lived. */
export const durationOverLife: Rule = {
  id: 'times/duration-over-life',
  severity: 'error',
  title: 'something of the patient lasts longer than the patient has lived',
  reason:
    'A time that a sentence about the patient tells, against the age in the same sentence; one year is allowed for.',
  find: (context) =>
    patientSentences(context).flatMap(({ mentions }) => {
      const age = mentions.find(
        ({ type, isLoose, years, experiencer }) =>
          type === 'age' &&
          isLoose === undefined &&
          years !== undefined &&
          years >= 1 &&
          experiencer === 'patient',
      );
      const years = age?.years;
      if (age === undefined || years === undefined) return [];
      const long = mentions.find(
        ({ type, days, isLoose, span }) =>
          type === 'duration' &&
          isLoose === undefined &&
          days !== undefined &&
          days > (years + 1) * YEAR_DAYS &&
          // Follow-up lies after the age told.
          !/\b(?:follow|later|surviv|after)/i.test(
            context.report.text.slice(Math.max(0, span.start - 40), span.end + 12),
          ) &&
          LASTED.test(context.report.text.slice(Math.max(0, span.start - 14), span.end + 18)) &&
          (span.end <= age.span.start || span.start >= age.span.end),
      );
      if (long === undefined) return [];
      return [
        {
          message: `“${context.quote(long.span)}” at “${context.quote(age.span)}”.`,
          places: [age, long].map(({ span }) => ({ span, says: context.quote(span) })),
        },
      ];
    }),
};
