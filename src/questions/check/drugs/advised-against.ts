import type { Span } from '../../../case/index.ts';
import type { CheckContext, Sentence } from '../context.ts';
import type { Found, Rule } from '../rule.ts';

const BENEFIT =
  /\b(?:effective(?:ly)?|beneficial|benefit(?:s|ed)?|improv(?:e|es|ed|ement)|helpful|helped|successful(?:ly)?|resol(?:ved|ution|ves)|recommended|treatment of choice|first[- ]line|works? well|good response|responded well|regress(?:ed|ion)|should be (?:given|used|considered|tried))\b/i;
const DENIED =
  /\b(?:no|not|without|in-?effective|failed|failure|lack|neither|never|poor|disappointing|controversial|conflicting|unclear|limited|despite|although|however|but|risk|trigger|avoid(?:ed)?|stopped|withdrawn|discontinu\w+|cessation)\b/i;

/** A treatment that a report calls beneficial and that sources of a pack advise against. */
export const advisedAgainst: Rule = {
  id: 'drugs/advised-against',
  severity: 'warning',
  title:
    'a treatment called beneficial that the sources of a condition pack advise against, or found without effect',
  reason:
    'The statements and their sources are data of the packs (cautions in pack.json); they hold for the condition of the pack only. A sentence that names the treatment as beneficial, without a word of doubt, is shown beside what the sources say. The report may rightly differ.',
  find: (context) =>
    context.cautions.flatMap((caution) => {
      const sentence = context.sentences.find(
        (one) =>
          praises(one) &&
          one.mentions.some((mention) => isNamed(context, mention.conceptId, caution.treatment)),
      );
      const spans = sentence === undefined ? undefined : [sentence.span];
      if (spans === undefined) return [];
      return [found(context, spans, caution)];
    }),
};

function praises({ kind, text }: Sentence): boolean {
  if (kind === 'references' || kind === 'metadata' || kind === 'keywords' || kind === 'title') return false;
  return BENEFIT.test(text) && !DENIED.test(text);
}

function isNamed({ isA }: CheckContext, id: string | undefined, treatment: string): boolean {
  return id !== undefined && isA(id, treatment.slice(0, treatment.indexOf(' ')));
}

function found(
  { quote }: CheckContext,
  spans: readonly Span[],
  caution: CheckContext['cautions'][number],
): Found {
  return {
    message: `The report calls ${caution.treatment.slice(caution.treatment.indexOf(' ') + 1)} beneficial. ${caution.says} (${[...caution.cited, `pack ${caution.pack}`, ...(caution.standing === 'D' ? ['a proposal of the pack'] : [])].join('; ')}).`,
    places: spans.map((span) => ({ span, says: quote(span) })),
  };
}
