import type { CheckContext } from '../context.ts';
import { type CareItem, type CareJudgement, MOST_SENTENCES, NOT_FOUND, partly } from './care-item.ts';
import { findCues } from './find-cues.ts';

/** Judges an item by its words alone: reported where each of its parts is told. */
export function judgeByCues(context: CheckContext, item: CareItem): CareJudgement {
  const told = findCues(context, item);
  if (told.size === 0) return NOT_FOUND;
  const missing = [...item.cues.keys()].filter((part) => !told.has(part));
  const spans = [...told.values()].map(([first]) => first).slice(0, MOST_SENTENCES);
  if (missing.length > 0) return partly(`no words on: ${missing.join(', ')}`, spans);
  return { status: 'reported', spans };
}
