import type { Claim, ConceptRef } from '../../case/index.ts';
import { conceptKey, conceptOf } from './concept-of.ts';
import { readAt, type ReportView, sentenceTokens, spanOfTokens } from './report-view.ts';

/**
 * What a report claims of itself, in any section: one claim a sentence, with the concepts the sentence names.
 *
 * "The first case was described in 1957" tells of another report: without "to our knowledge", a sentence with a year claims nothing.
 * "X is rare" claims something only where it speaks of cases or reports.
 */
export function findClaims(report: ReportView): Claim[] {
  const { cues, document, sections } = report;
  if (cues.claim.length === 0) return [];
  const kindBySentence = new Map<number, Claim['kind']>();
  const reported = new Set<number>();
  for (const { fromToken, value } of cues.claim) {
    const sentence = document.tokens.sentenceOf[fromToken];
    if (value === 'report') reported.add(sentence);
    else if (value === 'first') {
      if (!kindBySentence.has(sentence) && !tellsYear(report, sentence))
        kindBySentence.set(sentence, 'novelty');
    } else if (kindBySentence.get(sentence) !== 'novelty') kindBySentence.set(sentence, value);
  }
  const claims: Claim[] = [];
  for (const [sentence, kind] of kindBySentence) {
    if (kind === 'rarity' && !reported.has(sentence)) continue;
    const [from, to] = sentenceTokens(document, sentence);
    const start = document.tokens.startUtf16[from];
    if (sections.some((s) => isOthersWords(s.kind) && s.span.start <= start && start < s.span.end)) continue;
    claims.push({
      kind,
      concepts: conceptsIn(report, sentence),
      evidence: readAt([spanOfTokens(document, from, to)]),
    });
  }
  return claims;
}

function isOthersWords(kind: ReportView['sections'][number]['kind']): boolean {
  return kind === 'references' || kind === 'metadata' || kind === 'acknowledgements' || kind === 'consent';
}

function tellsYear(report: ReportView, sentence: number): boolean {
  return mentionsOf(report, sentence).some((m) => m.type === 'date' && m.iso8601date !== undefined);
}

function conceptsIn(report: ReportView, sentence: number): ConceptRef[] {
  const concepts = new Map<string, ConceptRef>();
  for (const mention of mentionsOf(report, sentence)) {
    if (
      mention.type === 'finding' ||
      mention.type === 'condition' ||
      (mention.type === 'drug' && mention.concepts.length > 0) ||
      (mention.type === 'procedure' && mention.concepts.length > 0)
    )
      concepts.set(conceptKey(mention), conceptOf(mention));
  }
  return [...concepts.values()];
}

/** The mentions that begin in a sentence. */
function mentionsOf(
  { document, firstToken, mentions }: ReportView,
  sentence: number,
): ReportView['mentions'] {
  const [from, to] = sentenceTokens(document, sentence);
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (firstToken[middle] < from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < mentions.length && firstToken[end] < to) end += 1;
  return mentions.slice(low, end);
}
