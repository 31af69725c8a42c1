import type { Claim, ConceptRef } from '../../case/index.ts';
import { PhraseTable } from '../document/index.ts';
import { type Resources, readRows } from '../resource.ts';
import { conceptKey, conceptOf } from './concept-of.ts';
import { readAt, sentenceSpan } from './patient-view.ts';
import type { Stages } from './stages.ts';

/** Finds what a report claims of itself, in any section: one claim a sentence, with the concepts the sentence names. */
export function createClaimFinder(resources: Resources): (stages: Stages) => Claim[] {
  const table = new PhraseTable(
    readRows(resources, 'en/claim-words.tsv', 2).map(
      ([phrase, kind]) => [phrase, kind as Claim['kind']] as const,
    ),
  );
  return ({ document, mentions, sections }) => {
    const { tokens } = document;
    const claims: Claim[] = [];
    const references = sections.filter((s) => s.kind === 'references' || s.kind === 'metadata');
    const kindBySentence = new Map<number, Claim['kind']>();
    for (const match of table.scan(tokens, 0, tokens.count)) {
      const sentence = tokens.sentenceOf[match.fromToken];
      const start = tokens.startUtf16[match.fromToken];
      if (
        match.meaning === 'causality' ||
        references.some((s) => s.span.start <= start && start < s.span.end)
      )
        continue;
      if (kindBySentence.get(sentence) !== 'novelty') kindBySentence.set(sentence, match.meaning);
    }
    for (const [sentence, kind] of kindBySentence) {
      const concepts = new Map<string, ConceptRef>();
      for (const mention of mentions) {
        if (
          mention.sentence === sentence &&
          (mention.type === 'finding' ||
            mention.type === 'condition' ||
            mention.type === 'drug' ||
            mention.type === 'procedure')
        )
          concepts.set(conceptKey(mention), conceptOf(mention));
      }
      claims.push({
        kind,
        concepts: [...concepts.values()],
        evidence: readAt(sentenceSpan(document, sentence)),
      });
    }
    return claims;
  };
}
