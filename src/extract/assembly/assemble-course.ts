import type { ConceptRef, Course } from '../../case/index.ts';
import type { DateMention, DurationMention } from '../mention/index.ts';
import { conceptOf } from './concept-of.ts';
import { type Cue, cuesIn } from './cues.ts';
import type { GenericNames } from './generic-names.ts';
import type { Fact, PatientView } from './patient-view.ts';
import { isProblem, readAt, sentenceTokens, spanOfTokens, tokenAt } from './report-view.ts';
import type { ResponseCue } from './responses.ts';

type Outcome = Course['outcome']['value'];

const OUTCOME_BY_RESPONSE = {
  complete: 'resolved',
  partial: 'improved',
  stable: 'stable',
  none: 'stable',
  worse: 'progressed',
  recurrence: 'relapsed',
  'not-reported': 'not-reported',
} as const satisfies Record<ResponseCue['response'], Outcome>;

/** Share of the case presentation, from its end, whose words speak of the outcome. */
const LAST_SHARE = 0.5;

/** How it ended: death before all, else the last words on how the patient did; how long the patient was followed; complications. */
export function assembleCourse(
  view: PatientView,
  responses: readonly ResponseCue[],
  generic: GenericNames,
): Course {
  const outcome = outcomeOf(view, responses);
  const followUp = followUpOf(view, outcome.value === 'died' ? undefined : outcome.sentence);
  return {
    outcome: { value: outcome.value, evidence: readAt(outcome.spans) },
    ...(followUp !== undefined && { followUp }),
    complications: complicationsOf(view, generic),
  };
}

interface SaidOutcome {
  readonly value: Outcome;
  readonly spans: Course['outcome']['evidence']['spans'];
  readonly sentence?: number;
}

function outcomeOf(view: PatientView, responses: readonly ResponseCue[]): SaidOutcome {
  const { document } = view;
  const { tokens } = document;
  const presented = view.told.filter((s) => s.kind === 'case-presentation' || s.kind === 'other');
  const told = presented.length > 0 ? presented : view.told.slice(-1);
  const last = told.at(-1);
  if (last === undefined) return { value: 'not-reported', spans: [] };
  let died: Cue<'outcome'> | undefined;
  let latest: Cue<'outcome'> | undefined;
  for (const section of told) {
    const from = tokenAt(document, section.span.start);
    for (const cue of cuesIn(view.cues.outcome, from, tokenAt(document, section.span.end - 1) + 1)) {
      if (cue.value === 'died') died = isOfRelative(view, cue.fromToken) ? died : cue;
      else if (cue.value !== 'lost' && cue.value !== 'complication' && cue.value !== 'follow-up')
        latest = cue;
    }
  }
  const said = died ?? latest;
  const tail = last.span.end - (last.span.end - last.span.start) * LAST_SHARE;
  const response = responses.filter((cue) => cue.span.start >= tail && cue.span.end <= last.span.end);
  const lastResponse = response.find((cue) => cue.sentence === response.at(-1)?.sentence);
  if (
    said !== undefined &&
    (said.value === 'died' ||
      lastResponse === undefined ||
      tokens.sentenceOf[said.fromToken] >= lastResponse.sentence)
  )
    return {
      value: said.value as Outcome,
      spans: [spanOfTokens(document, said.fromToken, said.toToken)],
      sentence: tokens.sentenceOf[said.fromToken],
    };
  if (lastResponse === undefined) return { value: 'not-reported', spans: [] };
  return {
    value: OUTCOME_BY_RESPONSE[lastResponse.response],
    spans: [lastResponse.span],
    sentence: lastResponse.sentence,
  };
}

/** Whether a relative stands between the start of the sentence and the words. */
function isOfRelative(view: PatientView, token: number): boolean {
  const [from] = sentenceTokens(view.document, view.document.tokens.sentenceOf[token]);
  return cuesIn(view.cues.kinship, from, token).length > 0;
}

/** The last time beside "follow-up"; else "two years later" in the sentence that tells the outcome. */
function followUpOf(view: PatientView, outcomeSentence: number | undefined): Course['followUp'] | undefined {
  let found: DurationMention | DateMention | undefined;
  let beside: DurationMention | DateMention | undefined;
  for (const { mention } of view.facts) {
    if (mention.type !== 'duration' && !(mention.type === 'date' && mention.relative?.direction === 'after'))
      continue;
    const [from, to] = sentenceTokens(view.document, mention.sentence);
    if (cuesIn(view.cues.outcome, from, to).some((cue) => cue.value === 'follow-up')) found = mention;
    else if (mention.type === 'date' && mention.sentence === outcomeSentence) beside ??= mention;
  }
  const time = found ?? beside;
  if (time === undefined) return undefined;
  const length = time.type === 'duration' ? time : time.relative;
  if (length === undefined) return undefined;
  const { iso8601duration, days } = length;
  return { iso8601duration, days, evidence: readAt([time.span]) };
}

/** "complicated by sepsis and acute kidney injury": the problems after the words, to the end of their sentence. */
function complicationsOf(view: PatientView, generic: GenericNames): Course['complications'] {
  const cues = view.cues.outcome.filter((cue) => cue.value === 'complication');
  if (cues.length === 0) return [];
  const found = new Map<string, Course['complications'][number]>();
  for (const fact of view.facts) {
    if (!isComplication(view, fact, cues, generic)) continue;
    const concept: ConceptRef = conceptOf(fact.mention);
    const key = concept.id ?? concept.label;
    if (!found.has(key)) found.set(key, { concept, evidence: readAt([fact.mention.span]) });
  }
  return [...found.values()];
}

function isComplication(
  view: PatientView,
  fact: Fact,
  cues: readonly Cue<'outcome'>[],
  generic: GenericNames,
): fact is Fact<Parameters<typeof conceptOf>[0]> {
  const { mention, assertion, index } = fact;
  if (!isProblem(mention) || assertion.status !== 'present' || generic.has('finding', mention)) return false;
  const first = view.firstToken[index];
  return cues.some(
    (cue) => cue.toToken <= first && view.document.tokens.sentenceOf[cue.fromToken] === mention.sentence,
  );
}
