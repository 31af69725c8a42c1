import type { Course } from '../../case/index.ts';
import { spanOf } from '../../case/index.ts';
import { PhraseTable } from '../document/index.ts';
import type { DurationMention } from '../mention/index.ts';
import { type Resources, readRows } from '../resource.ts';
import { type PatientView, readAt, tokenAt } from './patient-view.ts';
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

/** Outcome from the last words on how the patient did, death before all; follow-up from the durations beside "follow-up". */
export function createCourseAssembler(
  resources: Resources,
): (view: PatientView, responses: readonly ResponseCue[]) => Course {
  const outcomes = new PhraseTable(
    readRows(resources, 'en/outcome-words.tsv', 2).map(([phrase, outcome]) => [phrase, outcome] as const),
  );
  return (view, responses) => {
    const followUp = followUpOf(view);
    return {
      outcome: outcomeOf(view, outcomes, responses),
      ...(followUp !== undefined && {
        followUp: {
          iso8601duration: followUp.iso8601duration,
          days: followUp.days,
          evidence: readAt(followUp.span),
        },
      }),
      complications: [],
    };
  };
}

function outcomeOf(
  view: PatientView,
  table: PhraseTable<string>,
  responses: readonly ResponseCue[],
): Course['outcome'] {
  const { tokens } = view.document;
  const told = view.told.filter(
    (section) => section.kind === 'case-presentation' || section.kind === 'other',
  );
  const last = told.at(-1) ?? view.told.at(-1);
  if (last === undefined) return { value: 'not-reported', evidence: readAt() };
  let died: { value: Outcome; fromToken: number; toToken: number } | undefined;
  let latest: typeof died;
  for (const section of told.length > 0 ? told : [last]) {
    const to = tokenAt(view.document, section.span.end - 1) + 1;
    for (const match of table.scan(tokens, tokenAt(view.document, section.span.start), to)) {
      if (match.meaning === 'lost') continue;
      const found = { value: match.meaning as Outcome, fromToken: match.fromToken, toToken: match.toToken };
      if (found.value === 'died' && aboutPatient(view, match.fromToken)) died = found;
      else if (found.value !== 'died') latest = found;
    }
  }
  const said = died ?? latest;
  const tail = last.span.end - (last.span.end - last.span.start) * LAST_SHARE;
  const response = responses.filter((cue) => cue.span.start >= tail && cue.span.end <= last.span.end).at(-1);
  if (
    said !== undefined &&
    (said.value === 'died' ||
      response === undefined ||
      tokens.startUtf16[said.fromToken] > response.span.start)
  )
    return {
      value: said.value,
      evidence: readAt(spanOf(tokens.startUtf16[said.fromToken], tokens.endUtf16[said.toToken - 1])),
    };
  if (response !== undefined)
    return { value: OUTCOME_BY_RESPONSE[response.response], evidence: readAt(response.span) };
  return { value: 'not-reported', evidence: readAt() };
}

const RELATIVES =
  /^(father|mother|brother|sister|parents?|grandfather|grandmother|uncle|aunt|son|daughter|cousin|siblings?|family)$/;

/** Whether the sentence's words before the death name no relative. */
function aboutPatient(view: PatientView, token: number): boolean {
  const { tokens } = view.document;
  for (let t = tokens.sentenceStart[tokens.sentenceOf[token]]; t < token; t += 1)
    if (RELATIVES.test(tokens.words.form(tokens.word[t]))) return false;
  return true;
}

function followUpOf(view: PatientView): DurationMention | undefined {
  const { tokens } = view.document;
  let found: DurationMention | undefined;
  for (const { mention } of view.facts) {
    if (mention.type !== 'duration') continue;
    const from = tokens.sentenceStart[mention.sentence];
    const to = tokens.sentenceStart[mention.sentence + 1];
    for (let t = from; t < to; t += 1) {
      const form = tokens.words.form(tokens.word[t]);
      if (
        form === 'followup' ||
        (form === 'follow' && t + 2 < to && /^(up|-)$/.test(tokens.words.form(tokens.word[t + 1])))
      ) {
        found = mention;
        break;
      }
    }
  }
  return found;
}
