import type { Span } from '../../../case/index.ts';
import type { CareAnswer } from '../care/judge-care.ts';
import type { CheckContext } from '../context.ts';

/** A question with the sentences that bear on it. The answer is the reader's. */
export interface AppraisedQuestion {
  readonly tool: 'JBI' | 'MURAD';
  readonly number: number;
  readonly question: string;
  readonly evidence: readonly Span[];
}

const MOST_EVIDENCE = 4;

/** Gathers what bears on each question; decides nothing. */
export function appraise(context: CheckContext, care: CareAnswer): readonly AppraisedQuestion[] {
  return context.tables.appraisalQuestions.map(({ tool, number, question, careItems, cues }) => {
    const ofItems = care.items.filter(({ id }) => careItems.includes(id)).map(({ spans }) => spans);
    const spans = [...(cues === undefined ? [] : cued(context, cues)), ...ofItems.flat()];
    const evidence = spans
      .filter((span, i) => spans.findIndex(({ start }) => start === span.start) === i)
      .slice(0, MOST_EVIDENCE)
      .sort((a, b) => a.start - b.start);
    return { tool, number, question, evidence };
  });
}

function cued(context: CheckContext, cues: RegExp): readonly Span[] {
  return context.sentences
    .filter(({ kind, text }) => {
      if (kind === 'references' || kind === 'metadata') return false;
      cues.lastIndex = 0;
      return cues.test(text);
    })
    .map(({ span }) => span)
    .slice(0, MOST_EVIDENCE);
}
