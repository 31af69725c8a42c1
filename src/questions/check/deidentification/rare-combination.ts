import type { Rule } from '../rule.ts';

/** A group smaller than this is held to let single people be told apart (k-anonymity with k = 5, the usual least; Sweeney 2002, doi 10.1142/S0218488502001648). */
const FEWEST = 5;

/** A set of facts that hardly anyone else in the library has. */
export const rareCombination: Rule = {
  id: 'deidentification/rare-combination',
  severity: 'note',
  title: 'a combination of facts that few cases of the library share',
  reason:
    'Sex, age to five years, and the main diagnoses together may tell a patient from others even without a name. The number of library cases that share them is shown where it is below five; a library is no population, so that this is a hint and no measure.',
  find: ({ library, patient }) => {
    const combination = library?.combination;
    if (library === undefined || combination === undefined || combination.shared >= FEWEST) return [];
    const spans = [
      ...(patient.subject.age?.evidence.spans ?? []),
      ...(patient.subject.sex?.evidence.spans ?? []),
    ].slice(0, 1);
    if (spans.length === 0) return [];
    return [
      {
        message: `${combination.shared} of ${library.cases} cases in the library share: ${combination.facts.join(', ')}.`,
        places: spans.map((span) => ({ span })),
      },
    ];
  },
};
