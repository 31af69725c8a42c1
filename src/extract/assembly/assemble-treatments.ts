import type { ConceptRef, Time, Treatment } from '../../case/index.ts';
import type { ConceptMention, DoseMention, DurationMention, Mention } from '../mention/index.ts';
import { conceptKey, conceptOf } from './concept-of.ts';
import { type Cue, cuesIn } from './cues.ts';
import type { GenericNames } from './generic-names.ts';
import type { Fact, PatientView } from './patient-view.ts';
import { regimensOf } from './regimens.ts';
import { readAt, sentenceTokens, tokenAt } from './report-view.ts';
import type { ResponseCue } from './responses.ts';
import { adverseEventsOf, indicationOf, isStopped, routeOf, stopReasonOf } from './treatment-context.ts';
import { isGiven, type TreatmentDraft, type TreatmentUse } from './treatment-draft.ts';
import { assignResponses } from './treatment-responses.ts';

/** How many tokens after a drug or its dose a duration may stand, and before it a word such as "on". */
const DURATION_REACH = 10;
const GIVEN_REACH = 2;
/** How far a sentence is looked at on either side of a drug: a long one is mostly a list of other drugs. */
const CLAUSE_REACH = 60;

/**
 * One treatment per agent or procedure, with doses, route, duration, indication, response, adverse events and reason stopped.
 *
 * A drug without a dose counts only where the sentence says that it was given, not given or did harm: "calcium" among laboratory values is
 * no treatment.
 */
export function assembleTreatments(
  view: PatientView,
  responses: readonly ResponseCue[],
  generic: GenericNames,
): Treatment[] {
  const drafts = new Map<string, TreatmentDraft>();
  for (const fact of view.facts) {
    if (!isTreatment(view, fact, generic)) continue;
    const [from, to] = sentenceTokens(view.document, fact.mention.sentence);
    const first = view.firstToken[fact.index];
    const cues = cuesIn(
      view.cues.treatment,
      Math.max(from, first - CLAUSE_REACH),
      Math.min(to, first + CLAUSE_REACH),
    );
    const key = conceptKey(fact.mention);
    const draft = drafts.get(key) ?? { uses: [] };
    const use = useOf(view, fact, cues, draft, generic);
    if (!saysTreatment(view, use)) continue;
    draft.uses.push(use);
    drafts.set(key, draft);
  }
  if (drafts.size === 0) return [];
  const all = [...drafts.values()];
  assignResponses(view, all, responses);
  const regimens = regimensOf(view, all);
  return all.map((draft) => treatmentOf(view, draft, regimens.get(draft), generic));
}

/** One word such as "removed" or "ventilated" without a concept names no procedure. */
const PARTICIPLE = /^\w+ed$/;

function isTreatment(view: PatientView, fact: Fact, generic: GenericNames): fact is Fact<ConceptMention> {
  const { mention, index } = fact;
  if (mention.type !== 'drug' && mention.type !== 'procedure') return false;
  if (view.isInside[index] === 1 || generic.has('treatment', mention)) return false;
  return !(mention.type === 'procedure' && mention.concepts.length === 0 && PARTICIPLE.test(mention.label));
}

function useOf(
  view: PatientView,
  fact: Fact<ConceptMention>,
  cues: readonly Cue<'treatment'>[],
  draft: TreatmentDraft,
  generic: GenericNames,
): TreatmentUse {
  const doses = view.dosesByDrug.get(fact.index) ?? [];
  const fromToken = view.firstToken[fact.index];
  const nameToToken = view.endToken[fact.index];
  let toToken = nameToToken;
  for (const dose of doses)
    if (dose.sentence === fact.mention.sentence)
      toToken = Math.max(toToken, tokenAt(view.document, dose.span.end - 1) + 1);
  const place = { index: fact.index, fromToken, nameToToken, toToken };
  return {
    fact,
    index: fact.index,
    fromToken,
    nameToToken,
    toToken,
    doses,
    cues,
    draft,
    isStopped: isStopped(place, cues),
    adverseEvents: cues.length === 0 ? [] : adverseEventsOf(view, place, cues, generic),
  };
}

function saysTreatment(view: PatientView, use: TreatmentUse): boolean {
  if (isMeasured(view, use)) return false;
  let given = use.doses.length > 0 || use.adverseEvents.length > 0;
  for (const cue of use.cues) {
    if (cue.value.includes('allergy')) return false;
    const gap = use.fromToken - cue.toToken;
    given ||=
      cue.value.includes('given') ||
      cue.value.includes('treated-with') ||
      cue.value.includes('stopped') ||
      cue.value.includes('added') ||
      (cue.value.includes('given-near') && gap >= 0 && gap <= GIVEN_REACH);
  }
  return given || (use.fact.mention.type === 'procedure' && use.fact.mention.concepts.length > 0);
}

/** "calcium level", "insulin concentration": a drug's name that says what was measured; "vitamin D was low" too, by its value. */
function isMeasured(view: PatientView, { fact, nameToToken }: TreatmentUse): boolean {
  const { tokens } = view.document;
  if (fact.mention.type !== 'drug') return false;
  if (
    nameToToken < tokens.count &&
    /^(?:levels?|concentrations?|values?|titers?|titres?|deficiency)$/.test(
      tokens.words.form(tokens.word[nameToToken]),
    )
  )
    return true;
  const twin = [view.mentions[fact.index - 1], view.mentions[fact.index + 1]].findIndex(
    (m) =>
      m?.type === 'measurement' &&
      m.span.start <= fact.mention.span.start &&
      fact.mention.span.end <= m.span.end,
  );
  return twin >= 0 && view.valuesByMeasurement.has(fact.index + (twin === 0 ? -1 : 1));
}

function treatmentOf(
  view: PatientView,
  draft: TreatmentDraft,
  regimen: number | undefined,
  generic: GenericNames,
): Treatment {
  const { uses, response } = draft;
  const [{ fact: first }] = uses;
  const doses = dosesOf(uses);
  const firstOf = <T>(read: (use: TreatmentUse) => T | undefined): T | undefined => {
    for (const use of uses) {
      const value = read(use);
      if (value !== undefined) return value;
    }
    return undefined;
  };
  const route =
    doses.find((d) => d.route !== undefined)?.route ??
    (first.mention.type === 'drug' ? firstOf((use) => routeOf(view, use)) : undefined);
  const duration = firstOf((use) => durationOf(view, use));
  const indication = firstOf((use) => indicationOf(view, use, use.cues, generic));
  const stopReason = firstOf((use) => stopReasonOf(view, use, use.cues));
  const start = firstOf((use) => startOf(view, use));
  const adverseEvents = new Map(
    uses.flatMap((use) => use.adverseEvents).map((event) => [event.concept.id ?? event.concept.label, event]),
  );
  const agent: ConceptRef = conceptOf(first.mention);
  return {
    kind: first.mention.type === 'drug' ? 'drug' : 'procedure',
    agent,
    ...(first.mention.isClass && { isClass: true }),
    status: statusOf(uses),
    doses: doses.map((d) => ({
      ...(d.quantity !== undefined && { quantity: d.quantity }),
      ...(d.timesPerDay !== undefined && { timesPerDay: d.timesPerDay }),
      text: view.document.text.slice(d.span.start, d.span.end),
      evidence: readAt([d.span]),
    })),
    ...(route !== undefined && { route }),
    ...(duration !== undefined && { duration }),
    ...(start !== undefined && { start }),
    ...(indication !== undefined && { indication }),
    ...(regimen !== undefined && { regimen }),
    response:
      response === undefined
        ? { value: 'not-reported', evidence: readAt([]) }
        : { value: response.response, evidence: readAt([response.span]) },
    adverseEvents: [...adverseEvents.values()],
    ...(stopReason !== undefined && { stopReason }),
    evidence: readAt(uses.map((use) => use.fact.mention.span)),
  };
}

/** The doses in the order they are told, each once: abstract and case often tell the same. */
function dosesOf(uses: readonly TreatmentUse[]): DoseMention[] {
  const kept: DoseMention[] = [];
  for (const dose of uses.flatMap((use) => use.doses)) {
    const isKnown = kept.some(
      (k) =>
        k.span.start === dose.span.start ||
        (k.quantity !== undefined &&
          k.quantity.value === dose.quantity?.value &&
          k.quantity.unit === dose.quantity.unit &&
          (k.timesPerDay === dose.timesPerDay || dose.timesPerDay === undefined)),
    );
    if (!isKnown) kept.push(dose);
  }
  return kept;
}

function statusOf(uses: readonly TreatmentUse[]): Treatment['status'] {
  if (uses.some(isGiven)) return 'given';
  if (
    uses.some(({ fact }) => fact.assertion.temporality === 'planned' && fact.assertion.status !== 'excluded')
  )
    return 'planned';
  return uses.some(({ fact }) => fact.assertion.status === 'excluded') ? 'not-given' : 'unknown';
}

/** "for 6 months" after the drug or its dose; "stopped after 12 months". */
function durationOf(view: PatientView, use: TreatmentUse): Treatment['duration'] | undefined {
  const { sentence } = use.fact.mention;
  for (let i = use.fact.index + 1; i < view.mentions.length; i += 1) {
    const next = view.mentions[i];
    if (next.sentence !== sentence || view.firstToken[i] - use.toToken > DURATION_REACH) return undefined;
    if ((next.type === 'drug' || next.type === 'procedure') && view.isInside[i] === 0) return undefined;
    const length = lengthOf(next, use.isStopped);
    if (length !== undefined) return { ...length, evidence: readAt([next.span]) };
  }
  return undefined;
}

function lengthOf(
  mention: Mention,
  isStopped: boolean,
): Pick<DurationMention, 'iso8601duration' | 'days'> | undefined {
  if (mention.type === 'duration') return { iso8601duration: mention.iso8601duration, days: mention.days };
  if (mention.type !== 'date' || !isStopped || mention.anchor !== undefined) return undefined;
  const { relative } = mention;
  return relative?.direction === 'after'
    ? { iso8601duration: relative.iso8601duration, days: relative.days }
    : undefined;
}

/** The only calendar date of a sentence that says a treatment was given. */
function startOf(view: PatientView, use: TreatmentUse): Time | undefined {
  const { mentions } = view;
  const { sentence } = use.fact.mention;
  if (use.isStopped) return undefined;
  let found: string | undefined;
  let i = use.fact.index;
  while (i > 0 && mentions[i - 1].sentence === sentence) i -= 1;
  for (; i < mentions.length && mentions[i].sentence === sentence; i += 1) {
    const mention = mentions[i];
    if (mention.type !== 'date' || mention.iso8601date === undefined) continue;
    if (found !== undefined) return undefined;
    found = mention.iso8601date;
  }
  return found === undefined ? undefined : { kind: 'date', iso8601date: found };
}
