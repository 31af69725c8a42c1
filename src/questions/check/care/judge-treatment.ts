import type { Treatment } from '../../../case/index.ts';
import type { CheckContext } from '../context.ts';
import { type CareItem, type CareJudgement, NOT_FOUND, partly, reportedIn } from './care-item.ts';
import { findCues } from './find-cues.ts';
import { judgeByCues } from './judge-by-cues.ts';
import { sentencesOf } from './judge-patient.ts';

const UNTREATED =
  /\b(?:no (?:specific )?(?:treatment|therapy|medication) (?:was|were|is) (?:given|needed|required|started|initiated|administered)|(?:managed|treated) conservatively|conservative (?:management|treatment)|watchful waiting|without (?:any )?treatment|declined (?:any )?treatment)\b/i;

function given(context: CheckContext): readonly Treatment[] {
  return context.cases.flatMap(({ treatments }) => treatments.filter(({ status }) => status === 'given'));
}

function untreated(context: CheckContext): CareJudgement | undefined {
  const sentence = context.told.find(({ text }) => UNTREATED.test(text));
  if (sentence === undefined) return undefined;
  return {
    status: 'not-applicable',
    why: 'the report says that no treatment was given',
    spans: [sentence.span],
  };
}

function placesOf(treatments: readonly Treatment[]) {
  return treatments.flatMap(({ evidence }) => evidence.spans);
}

/** Item 9a: which interventions. */
export function judgeInterventions(context: CheckContext): CareJudgement {
  const treatments = given(context);
  if (treatments.length === 0) {
    const none = untreated(context);
    return none === undefined ? NOT_FOUND : reportedIn(none.spans);
  }
  return reportedIn(sentencesOf(context, placesOf(treatments)));
}

const MOST_NAMED = 4;

/** Item 9b: each drug with its dose and its duration. */
export function judgeAdministration(context: CheckContext): CareJudgement {
  const treatments = given(context);
  if (treatments.length === 0) return untreated(context) ?? NOT_FOUND;
  const drugs = treatments.filter(({ kind }) => kind === 'drug');
  const spans = sentencesOf(context, placesOf(drugs));
  if (drugs.length === 0)
    return {
      status: 'not-applicable',
      why: 'no drug was read as given',
      spans: sentencesOf(context, placesOf(treatments)).slice(0, 1),
    };
  const lacks = drugs.flatMap((drug) => {
    const missing = [
      ...(drug.doses.length > 0 ? [] : ['dose']),
      ...(drug.duration === undefined ? ['duration'] : []),
    ];
    return missing.length === 0 ? [] : [{ drug, missing }];
  });
  if (lacks.length === 0) return reportedIn(spans);
  if (drugs.every(({ doses, duration }) => doses.length === 0 && duration === undefined))
    return partly('no drug has a dose or a duration', spans);
  const named = lacks
    .slice(0, MOST_NAMED)
    .map(({ drug, missing }) => `${drug.agent.label} without ${missing.join(' and ')}`)
    .join('; ');
  const rest = lacks.length - MOST_NAMED;
  return partly(`${named}${rest > 0 ? `; and ${rest} more` : ''}`, spans);
}

/** Item 9c and 10c: by their words; there is nothing to tell where nothing was given. */
export function judgeIfTreated(context: CheckContext, item: CareItem): CareJudgement {
  const told = judgeByCues(context, item);
  if (told.status !== 'not-found' || given(context).length > 0) return told;
  return untreated(context) ?? told;
}

/** Item 9c, with the reasons for stopping that the case has. */
export function judgeChanges(context: CheckContext, item: CareItem): CareJudgement {
  const stopped = given(context).filter(({ stopReason }) => stopReason !== undefined);
  const told = judgeIfTreated(context, item);
  if (told.status !== 'reported') return told;
  if (stopped.length > 0) return reportedIn(sentencesOf(context, placesOf(stopped)));
  const reasoned = (findCues(context, item).get('change') ?? []).filter((span) =>
    /\b(?:because|due to|owing to|since|as (?:the|her|his|there|no)|for (?:lack|worsening|persistent)|after|following|despite|in view of)\b/i.test(
      context.quote(span),
    ),
  );
  return reasoned.length > 0 ? reportedIn(reasoned) : partly('the reason for the change', told.spans);
}

/** Item 10d: adverse events of the case, or words on them. */
export function judgeEvents(context: CheckContext, item: CareItem): CareJudgement {
  const events = context.cases.flatMap(({ treatments, course }) => [
    ...treatments.flatMap(({ adverseEvents }) => adverseEvents),
    ...course.complications,
  ]);
  const spans = sentencesOf(
    context,
    events.flatMap(({ evidence }) => evidence.spans),
  );
  return spans.length > 0 ? reportedIn(spans) : judgeIfTreated(context, item);
}

/** Item 10a: what became of the patient, and when. */
export function judgeOutcome(context: CheckContext): CareJudgement {
  const { outcome, followUp } = context.patient.course;
  const responses = context.patient.treatments.filter(({ response }) => response.value !== 'not-reported');
  const spans = sentencesOf(context, [
    ...(outcome.value === 'not-reported' ? [] : outcome.evidence.spans),
    ...responses.flatMap(({ response }) => response.evidence.spans),
  ]);
  if (spans.length === 0) return NOT_FOUND;
  if (followUp !== undefined || outcome.value === 'died') return reportedIn(spans);
  const timed = context.sentences.filter(
    ({ span, mentions }) =>
      spans.some(({ start }) => start === span.start) &&
      mentions.some(({ type }) => type === 'date' || type === 'duration'),
  );
  return timed.length > 0 ? reportedIn(spans) : partly('after how long', spans);
}
