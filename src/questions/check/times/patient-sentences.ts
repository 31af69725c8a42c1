import type { CheckContext, Sentence } from '../context.ts';

/** Words for people other than the patient, whose ages, dates and sexes are their own. */
export const OTHER_PEOPLE =
  /\b(?:mothers?|fathers?|parents?|sisters?|brothers?|siblings?|sons?|daughters?|wife|husband|spouse|partner|aunts?|uncles?|cousins?|nieces?|nephews?|grand(?:mother|father|parents?|son|daughter)s?|twins?|donors?|relatives?|fetus|foetus|boyfriend|girlfriend|family members?|family history|friends?|couple|married|carers?|co-workers?|controls?|colleagues?|et al)\b/i;

/** Sentences about the patient and nobody else: case presentation, abstract, title and legends, in the order of the text. */
export function patientSentences({ sentences }: CheckContext): readonly Sentence[] {
  return sentences.filter(
    ({ kind, text }) =>
      (kind === 'case-presentation' ||
        kind === 'results' ||
        kind === 'other' ||
        kind === 'abstract' ||
        kind === 'title' ||
        kind === 'caption') &&
      !OTHER_PEOPLE.test(text),
  );
}
