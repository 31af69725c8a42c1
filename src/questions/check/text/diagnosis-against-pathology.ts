import type { CheckContext } from '../context.ts';
import type { Found, Rule } from '../rule.ts';

/** A diagnosis that the pathology of the report rules out. */
export const diagnosisAgainstPathology: Rule = {
  id: 'text/diagnosis-against-pathology',
  severity: 'note',
  title: 'a diagnosis of the report that its own pathology rules out',
  reason:
    'A main diagnosis held to be present, and a biopsy or other pathology of the same report in which it, or what it is a kind of, is said not to be there. A later biopsy may rightly show what an earlier one did not.',
  find: (context) => (context.isSeries ? [] : findIn(context)),
};

function findIn({ patient, isA, quote, sentenceAt, report }: CheckContext): Found[] {
  const held = patient.conditions.filter(
    ({ status, role }) => status === 'present' && (role === 'main' || role === 'underlying'),
  );
  return held.flatMap((condition): Found[] => {
    const id = condition.concept.id;
    if (id === undefined) return [];
    const pathology = patient.investigations.filter(({ kind }) => kind === 'pathology');
    const isShown = pathology.some(({ findings }) =>
      findings.some(
        ({ concept, status }) =>
          status === 'present' &&
          concept.id !== undefined &&
          (concept.id === id || isA(concept.id, id) || isA(id, concept.id)),
      ),
    );
    if (isShown) return [];
    for (const { findings, modality } of pathology) {
      const denied = findings.find(
        ({ concept, status }) =>
          status === 'excluded' && concept.id !== undefined && (concept.id === id || isA(id, concept.id)),
      );
      if (denied === undefined) continue;
      const [said] = condition.evidence.spans;
      const [there] = denied.evidence.spans;
      if (said === undefined || there === undefined) continue;
      // "anti-tuberculosis medication" names no diagnosis.
      if (/anti-?\s?$/i.test(report.text.slice(Math.max(0, said.start - 6), said.start))) continue;
      // One sentence that denies and holds it speaks of two places or times.
      if (sentenceAt(said.start)?.index === sentenceAt(there.start)?.index) continue;
      return [
        {
          message: `The report holds ${condition.concept.label}; its ${modality.label} shows no ${denied.concept.label}.`,
          places: [
            { span: said, says: quote(said) },
            { span: there, says: quote(sentenceAt(there.start)?.span ?? there) },
          ],
        },
      ];
    }
    return [];
  });
}
