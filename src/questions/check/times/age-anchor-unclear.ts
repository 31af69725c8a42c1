import type { Rule } from '../rule.ts';
import { datesIn, yearOf } from './day-range.ts';
import { patientSentences } from './patient-sentences.ts';

const FEWEST_YEARS = 3;
const BEGAN = /\b(?:developed|began|onset|noticed|was diagnosed|started|first)\b/i;

/** An age tied to an old date in the only sentence that tells an age. */
export const ageAnchorUnclear: Rule = {
  id: 'times/age-anchor-unclear',
  severity: 'note',
  title: 'the only age told belongs to a date years before the last events',
  reason:
    '"A 15-year-old girl developed lupus in 1974" with events until 1989: whether 15 is the age at onset or at the report is for the authors to say; readers and databases take it for the age at the report.',
  find: (context) => {
    if (context.isSeries) return [];
    const sentences = patientSentences(context);
    const aged = sentences.filter(({ mentions }) =>
      mentions.some(
        ({ type, isLoose, experiencer }) =>
          type === 'age' && isLoose === undefined && experiencer === 'patient',
      ),
    );
    const ages = new Set(
      aged.flatMap(({ mentions }) => mentions.flatMap(({ type, years }) => (type === 'age' ? [years] : []))),
    );
    const [first] = aged;
    if (first === undefined || ages.size !== 1 || !BEGAN.test(first.text)) return [];
    const age = first.mentions.find(({ type }) => type === 'age');
    const dates = datesIn(first.mentions);
    const [own] = dates;
    if (age === undefined || own?.mention.iso8601date === undefined || dates.length !== 1) return [];
    const year = yearOf(own.mention.iso8601date);
    const last = sentences
      .filter(({ kind }) => kind !== 'title' && kind !== 'abstract')
      .flatMap(({ mentions }) => datesIn(mentions))
      .map(({ mention }) => mention)
      .sort((a, b) => yearOf(b.iso8601date ?? '0') - yearOf(a.iso8601date ?? '0'))[0];
    if (last?.iso8601date === undefined || yearOf(last.iso8601date) - year < FEWEST_YEARS) return [];
    return [
      {
        message: `“${context.quote(age.span)}” stands with ${year}, and the report goes on until ${yearOf(last.iso8601date)}: the age at which time?`,
        places: [age, own.mention, last].map(({ span }) => ({ span, says: context.quote(span) })),
      },
    ];
  },
};
