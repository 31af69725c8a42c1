import type { Span } from '../../../case/index.ts';
import type { CheckContext } from '../context.ts';
import { type CareItem, type CareJudgement, NOT_FOUND, partly, reportedIn } from './care-item.ts';
import { findCues } from './find-cues.ts';

/** The sentences that these places stand in, each once. */
export function sentencesOf(context: CheckContext, places: readonly Span[]): readonly Span[] {
  const spans = places
    .map(({ start }) => context.sentenceAt(start)?.span)
    .filter((span) => span !== undefined)
    .sort((a, b) => a.start - b.start);
  return spans.filter((span, i) => span !== spans[i - 1]);
}

/** Item 5a: age and sex. */
export function judgeDemographics(context: CheckContext): CareJudgement {
  const { sex, age } = context.patient.subject;
  const spans = sentencesOf(context, [...(age?.evidence.spans ?? []), ...(sex?.evidence.spans ?? [])]);
  if (age === undefined && sex === undefined) return NOT_FOUND;
  if (age === undefined) return partly('age', spans);
  return sex === undefined ? partly('sex', spans) : reportedIn(spans);
}

/** Item 5b: what the patient came with. */
export function judgeComplaint(context: CheckContext, item: CareItem): CareJudgement {
  const cued = findCues(context, item).get('complaint') ?? [];
  if (cued.length > 0) return reportedIn(cued);
  const told = context.told.filter(({ mentions }) =>
    mentions.some(
      ({ type, status, experiencer }) =>
        type === 'finding' && status === 'present' && experiencer === 'patient',
    ),
  );
  return told.length === 0
    ? NOT_FOUND
    : partly(
        'findings are told, not which of them brought the patient',
        told.map(({ span }) => span),
      );
}

/** Item 6: what was found on examination. */
export function judgeExamination(context: CheckContext, item: CareItem): CareJudgement {
  const cued = findCues(context, item).get('examination') ?? [];
  if (cued.length > 0) return reportedIn(cued);
  const vital = context.patient.findings.filter(({ status }) => status !== 'unknown');
  if (vital.length === 0) return NOT_FOUND;
  return partly(
    'findings are told, not that they were found on examination',
    sentencesOf(
      context,
      vital.flatMap(({ evidence }) => evidence.spans),
    ),
  );
}

const FEWEST_TIMES = 2;

/** Item 7: a timeline as table or figure; times in the text are a part of it. */
export function judgeTimeline(context: CheckContext, item: CareItem): CareJudgement {
  const cued = findCues(context, item).get('timeline') ?? [];
  if (cued.length > 0) return reportedIn(cued);
  const timed = context.told
    .filter(({ mentions }) => mentions.some(({ type }) => type === 'date'))
    .map(({ span }) => span);
  if (timed.length < FEWEST_TIMES) return NOT_FOUND;
  return partly(`${timed.length} sentences tell a time; no table or figure shows a timeline`, timed);
}
