import type { Investigation } from '../../case/index.ts';
import type { ConceptMention } from '../mention/index.ts';
import { conceptOf } from './concept-of.ts';
import type { Fact, PatientView } from './patient-view.ts';
import { readAt, sentenceTokens, spanOfTokens } from './report-view.ts';

/** What is ruled out of a list of body parts: "no muscle, vessel or visceral organ [invasion]". */
const EVENT =
  /^(?:invasion|involvement|infiltration|extension|spread|metastasis|metastases|destruction|erosion)$/;

/**
 * A list of excluded body parts that ends in a word such as "invasion" says what an image ruled out, with the places.
 *
 * The word alone names nothing in a terminology; with its places it is what the report took care to exclude.
 */
export function spreadExcluded(
  view: PatientView,
  fromToken: number,
  sentence: number,
  facts: readonly Fact[],
): Investigation['findings'][number][] {
  const { document, endToken } = view;
  const { tokens } = document;
  const [, to] = sentenceTokens(document, sentence);
  const sites = facts.filter(
    (fact): fact is Fact<ConceptMention> =>
      fact.mention.type === 'anatomy' &&
      fact.mention.sentence === sentence &&
      fact.assertion.status === 'excluded' &&
      view.firstToken[fact.index] >= fromToken,
  );
  const last = sites.at(-1);
  if (last === undefined) return [];
  const at = endToken[last.index];
  if (at >= to || !EVENT.test(tokens.words.form(tokens.word[at]))) return [];
  if (
    facts.some(
      (fact) =>
        fact.mention.type === 'finding' &&
        view.firstToken[fact.index] === at &&
        fact.mention.concepts.length > 0,
    )
  )
    return [];
  const span = spanOfTokens(document, at, at + 1);
  return [
    {
      concept: { label: tokens.words.form(tokens.word[at]) },
      status: 'excluded',
      sites: sites.map((fact) => conceptOf(fact.mention)),
      evidence: readAt([...sites.map((fact) => fact.mention.span), span]),
    },
  ];
}
