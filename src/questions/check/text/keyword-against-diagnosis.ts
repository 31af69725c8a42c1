import { spanOf } from '../../../case/index.ts';
import type { Found, Rule } from '../rule.ts';

/** Words for a cause, of which a case has one. */
const CAUSES = [
  'idiopathic',
  'iatrogenic',
  'congenital',
  'traumatic',
  'paraneoplastic',
  'drug-induced',
] as const;
const DIAGNOSED = (cause: string) =>
  new RegExp(
    String.raw`\b(?:diagnos\w+|final diagnosis|considered|labell?ed|regarded|classified|consistent with|case of|patient with)\b[^.;]{0,60}\b${cause}\b`,
    'i',
  );

/** A key word that names another cause than the diagnosis does. */
export const keywordAgainstDiagnosis: Rule = {
  id: 'text/keyword-against-diagnosis',
  severity: 'warning',
  title: 'a key word names another cause than the diagnosis',
  reason:
    'Key words are how a report is found. Reported where a key word says idiopathic, iatrogenic, congenital, traumatic, paraneoplastic or drug-induced, the report diagnoses another of these, and never the one of the key word.',
  find: ({ report, sentences }) => {
    const section = report.sections.find(({ kind }) => kind === 'keywords');
    if (section === undefined) return [];
    const words = report.text.slice(section.span.start, section.span.end).toLowerCase();
    const body = sentences.filter(({ kind }) => kind !== 'keywords' && kind !== 'references');
    return CAUSES.flatMap((cause): Found[] => {
      const at = words.indexOf(cause);
      if (at < 0 || body.some(({ text }) => text.toLowerCase().includes(cause))) return [];
      for (const other of CAUSES) {
        if (other === cause || words.includes(other)) continue;
        const sentence = body.find(
          ({ text, kind }) => kind !== 'introduction' && DIAGNOSED(other).test(text),
        );
        if (sentence === undefined) continue;
        const place = spanOf(section.span.start + at, section.span.start + at + cause.length);
        return [
          {
            message: `The key words say ${cause}; the report diagnoses ${other}.`,
            places: [{ span: place, says: cause }, { span: sentence.span }],
          },
        ];
      }
      return [];
    });
  },
};
