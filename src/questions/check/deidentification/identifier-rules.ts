import type { Rule } from '../rule.ts';
import { CATEGORIES, type Category, type CategoryId } from './categories.ts';

/** What each rule looks for, beyond the category's own name. */
const LOOKS_FOR: Readonly<Record<CategoryId, string>> = {
  name: 'A name behind Mr, Mrs or "named", before "a 45-year-old", or initials behind "patient". Names of methods, diseases and authors are left alone.',
  place:
    'Where the patient lives, was born or works, streets and postal codes; countries and states may stand.',
  date: 'Days and months of the course; a year alone may stand. Journals often print months, so this is a note.',
  'age-over-89': 'Ages of 90 and more are gathered as "90 or over".',
  telephone: 'Numbers behind "tel." or in the form of telephone numbers.',
  fax: 'Numbers behind "fax".',
  email: 'Addresses outside the head of the report.',
  'social-security-number': 'Numbers behind such words, or in the form 000-00-0000.',
  'record-number':
    'Numbers of records, files, admissions and specimens behind such words (resources/en/identifier-cues.tsv).',
  'plan-number': 'Numbers of insurance and membership behind such words.',
  'account-number': 'Numbers of accounts behind such words.',
  'licence-number': 'Numbers of licences, certificates and passports behind such words.',
  vehicle: 'Number plates behind such words, vehicle identification numbers.',
  device: 'Serial, lot and device numbers behind such words.',
  url: 'Web addresses outside head and references.',
  'ip-address': 'Four numbers with points.',
  biometric: 'Finger, voice, iris and retinal prints that identify.',
  'face-photo': 'Legends and sentences that announce a picture of the face, unless it is said to be masked.',
  'other-number': 'Numbers of studies, participants and samples behind such words.',
};

/** One rule for each identifier of the Safe Harbor method: each fires once, with every place. */
export const IDENTIFIER_RULES: readonly Rule[] = CATEGORIES.map(
  (category: Category & { readonly id: CategoryId }): Rule => {
    const { id, letter, name, severity } = category;
    return {
      id: `deidentification/${id}`,
      severity,
      title: `${name} (Safe Harbor ${letter})`,
      reason: `One of the identifiers of 45 CFR 164.514(b)(2)(i). ${LOOKS_FOR[id]}`,
      find: ({ identifiers, quote }) => {
        const places = identifiers().filter((one) => one.category === id);
        if (places.length === 0) return [];
        return [
          {
            message: `${name.charAt(0).toUpperCase()}${name.slice(1)}, it seems, at ${places.length} ${places.length === 1 ? 'place' : 'places'}.`,
            places: places.map(({ span }) => ({ span, says: quote(span) })),
          },
        ];
      },
    };
  },
);
