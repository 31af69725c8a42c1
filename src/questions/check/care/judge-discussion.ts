import { CITATION } from '../citation-pattern.ts';
import type { CheckContext } from '../context.ts';
import { type CareItem, type CareJudgement, NOT_FOUND, partly, reportedIn } from './care-item.ts';
import { findCues } from './find-cues.ts';

/** Item 11b: the discussion speaks of other reports, and cites them. */
export function judgeLiterature(context: CheckContext, item: CareItem): CareJudgement {
  const sentences = context.sentences.filter(({ kind }) => kind === 'discussion');
  if (sentences.length === 0) return NOT_FOUND;
  const citing = sentences.filter(({ text }) => CITATION.test(text)).map(({ span }) => span);
  if (citing.length > 0) return reportedIn(citing);
  const told = findCues(context, item).get('literature') ?? [];
  return told.length > 0 ? partly('no reference is cited in the discussion', told) : NOT_FOUND;
}

/** Item 11d: a conclusion, or words of one. */
export function judgeLessons(context: CheckContext, item: CareItem): CareJudgement {
  const conclusion = context.sentences.filter(({ kind }) => kind === 'conclusion').map(({ span }) => span);
  if (conclusion.length > 0) return reportedIn(conclusion);
  return reportedIn(findCues(context, item).get('lesson') ?? []);
}
