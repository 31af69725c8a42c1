import type { CheckContext } from '../context.ts';
import type { CareItem, CareJudgement, CareResult, CareStatus } from './care-item.ts';
import { judgeByCues } from './judge-by-cues.ts';
import { judgeLessons, judgeLiterature } from './judge-discussion.ts';
import {
  judgeAbstractCourse,
  judgeAbstractFindings,
  judgeAbstractPart,
  judgeIntroduction,
  judgeKeywords,
  judgeTitle,
} from './judge-front.ts';
import { judgeComplaint, judgeDemographics, judgeExamination, judgeTimeline } from './judge-patient.ts';
import { judgeTests } from './judge-tests.ts';
import {
  judgeAdministration,
  judgeChanges,
  judgeEvents,
  judgeIfTreated,
  judgeInterventions,
  judgeOutcome,
} from './judge-treatment.ts';

type Judge = (context: CheckContext, item: CareItem) => CareJudgement;

/** Items judged otherwise than by their words alone. */
const JUDGES: Readonly<Record<string, Judge>> = {
  '1': judgeTitle,
  '2': judgeKeywords,
  '3a': judgeAbstractPart(['introduction']),
  '3b': judgeAbstractFindings,
  '3c': judgeAbstractCourse,
  '3d': judgeAbstractPart(['conclusion', 'discussion']),
  '4': judgeIntroduction,
  '5a': judgeDemographics,
  '5b': judgeComplaint,
  '6': judgeExamination,
  '7': judgeTimeline,
  '8a': judgeTests,
  '9a': judgeInterventions,
  '9b': judgeAdministration,
  '9c': judgeChanges,
  '10a': judgeOutcome,
  '10c': judgeIfTreated,
  '10d': judgeEvents,
  '11b': judgeLiterature,
  '11d': judgeLessons,
};

/** The checklist as one report answers it. CARE has no score: items are counted by what was found, never added up to a mark. */
export interface CareAnswer {
  readonly items: readonly CareResult[];
  readonly counts: Readonly<Record<CareStatus, number>>;
}

/** Judges every item of CARE 2013. */
export function judgeCare(context: CheckContext): CareAnswer {
  const items = context.tables.careItems.map((item): CareResult => {
    const judge = JUDGES[item.id] ?? judgeByCues;
    return { id: item.id, topic: item.topic, item: item.item, ...judge(context, item) };
  });
  const count = (status: CareStatus) => items.filter((one) => one.status === status).length;
  return {
    items,
    counts: {
      reported: count('reported'),
      partly: count('partly'),
      'not-found': count('not-found'),
      'not-applicable': count('not-applicable'),
    },
  };
}
