import type { Span } from '../../../case/index.ts';
import type { CheckContext } from '../context.ts';
import type { Rule } from '../rule.ts';

/** Named as a class and meant as an agent, or given by an anaesthetist. */
const AS_AGENT =
  /^(?:insulin(?: \w+)?|an(?:a)?esthetics?|local an(?:a)?esthetics?|general an(?:a)?esthetics?|calcium supplement(?:s|ation)?|vitamins?(?: [a-z]\d*)?|oxygen|contrast(?: agents?| medium)?|(?:unfractionated )?heparin|(?:intravenous |iv )?(?:immunoglobulins?|fluids?|crystalloids?|colloids?)|fresh frozen plasma|blood products?)$/i;
/** What stands between a class and the agent that it turns out to be. */
const TURNS_OUT =
  /^(?:\s*(?:therapy|treatment|agents?|drugs?|prophylaxis|regimen))?\s*(?:[(:,[]|with|was|were|such as|including|namely|in the form of|of)[^.;]{0,40}$/i;

/** A class of drugs that was given, where the agent is what a reader needs. */
export const classWithoutAgent: Rule = {
  id: 'drugs/class-without-agent',
  severity: 'warning',
  title: 'a class of drugs was given, and no agent is named',
  reason:
    'CARE item 9 asks which intervention was given; doses and effects of a class cannot be compared. A class with a dose, a duration or a response is a warning, others are a note. Classes only spoken of, planned or not given, and those whose agent stands in the same or a neighbouring sentence, are left alone.',
  find: (context) => {
    const { issues, quote } = context;
    const misspelt = new Map(issues('drug-misspelt').map(({ span, message }) => [span?.start, message]));
    return issues('drug-class-without-agent').flatMap(({ span, message }) => {
      if (span === undefined || isToldOtherwise(context, span)) return [];
      const spelling = misspelt.get(span.start);
      return [
        {
          message: spelling === undefined ? message : `${message} ${spelling}`,
          severity: isWeighty(context, span) ? ('warning' as const) : ('note' as const),
          places: [{ span, says: quote(span) }],
        },
      ];
    });
  },
};

function treatmentAt({ cases }: CheckContext, span: Span) {
  return cases
    .flatMap(({ treatments }) => treatments)
    .find(({ evidence }) => evidence.spans.some(({ start }) => start === span.start));
}

function isWeighty(context: CheckContext, span: Span): boolean {
  const treatment = treatmentAt(context, span);
  return (
    treatment !== undefined &&
    (treatment.doses.length > 0 ||
      treatment.duration !== undefined ||
      treatment.response.value !== 'not-reported')
  );
}

function isToldOtherwise(context: CheckContext, span: Span): boolean {
  const { report, quote, sentenceAt, sentences, isA } = context;
  // "steroid-induced diabetes" names a cause, "steroid-sparing" a purpose.
  if (AS_AGENT.test(quote(span)) || /^\s?-[a-z]/i.test(report.text.slice(span.end, span.end + 3)))
    return true;
  const sentence = sentenceAt(span.start);
  if (sentence === undefined) return false;
  const classId = treatmentAt(context, span)?.agent.id;
  const near = [sentence.index - 1, sentence.index, sentence.index + 1].flatMap(
    (i) => sentences[i]?.mentions ?? [],
  );
  return near.some(({ type, conceptId, span: own }) => {
    if (type !== 'drug' || conceptId === undefined || conceptId === classId || own.start === span.start)
      return false;
    if (classId !== undefined && isA(conceptId, classId)) return true;
    return own.start > span.end && TURNS_OUT.test(report.text.slice(span.end, own.start));
  });
}
