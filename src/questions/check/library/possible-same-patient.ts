import type { Rule } from '../rule.ts';

/** Another publication that agrees with this one in telling facts. */
export const possibleSamePatient: Rule = {
  id: 'library/possible-same-patient',
  severity: 'note',
  title: 'another publication agrees in facts that two patients seldom share',
  reason:
    'Age, sex, intervals, values, doses and rare findings are compared with the nearest cases of the library (see precedent match). Patients may be published twice rightly, and two patients may be alike: the facts that agree and those that differ are shown, and nothing is concluded. Pairs that somebody has judged are left out.',
  find: ({ library, patient, report }) =>
    (library?.samePatient ?? []).map(({ id, title, year, agreeing, disagreeing }) => {
      const spans = [
        ...(patient.subject.age?.evidence.spans ?? []),
        ...(patient.subject.sex?.evidence.spans ?? []),
      ];
      const [first = report.sentences[0]] = spans;
      const tell = (facts: typeof agreeing) => facts.map(({ fact, here }) => `${fact} ${here}`).join('; ');
      return {
        message: `${agreeing.length} facts agree with ${title ?? id}${year === undefined ? '' : ` (${year})`}: ${tell(agreeing)}. ${disagreeing.length === 0 ? 'None of those compared differs' : `Differing: ${disagreeing.map(({ fact, here, there }) => `${fact} ${here} / ${there}`).join('; ')}`}. Please judge.`,
        places: [{ span: first }],
        elsewhere: [
          {
            caseId: id,
            ...(title !== undefined && { title }),
            words: agreeing.map(({ fact, there }) => `${fact} ${there}`).join('; '),
          },
        ],
      };
    }),
};
