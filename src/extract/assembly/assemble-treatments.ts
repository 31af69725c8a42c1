import type { ConceptRef, Treatment } from '../../case/index.ts';
import { PhraseTable } from '../document/index.ts';
import type { ConceptMention, DoseMention, DurationMention } from '../mention/index.ts';
import { type Resources, readRows } from '../resource.ts';
import { conceptKey, conceptOf } from './concept-of.ts';
import { type Fact, type PatientView, readAt, tokenAt } from './patient-view.ts';
import type { Relation } from './relations/relation.ts';
import type { ResponseCue } from './responses.ts';

type Draft = {
  key: string;
  facts: Fact<ConceptMention>[];
  doses: DoseMention[];
  durations: DurationMention[];
  lastSentence: number;
  response?: ResponseCue;
};

/** How many sentences after a treatment a response may still speak of it. */
const RESPONSE_REACH_SENTENCES = 4;
/** How many tokens after a drug or its dose a duration may stand. */
const DURATION_REACH = 10;

/**
 * One treatment per agent or procedure, with doses, route, duration and response.
 *
 * A response belongs to the treatments of its own sentence; where that names none, to all that were listed before it and have none yet.
 * A drug without a dose counts only where the sentence says that it was given: "calcium" among laboratory values is no treatment.
 */
export function createTreatmentAssembler(
  resources: Resources,
): (view: PatientView, relations: readonly Relation[], responses: readonly ResponseCue[]) => Treatment[] {
  const verbs = new PhraseTable(
    readRows(resources, 'en/treatment-words.tsv', 2).map(([phrase, kind]) => [phrase, kind] as const),
  );

  return (view, relations, responses) => {
    const drafts = new Map<string, Draft>();
    const dosesByDrug = dosesOf(view, relations);
    for (const fact of view.facts) {
      if (!isTreatment(fact)) continue;
      const doses = dosesByDrug.get(fact.index) ?? [];
      if (doses.length === 0 && !sentenceSays(view, verbs, fact, 'given')) continue;
      if (sentenceSays(view, verbs, fact, 'allergy') || isMeasured(view, fact)) continue;
      const key = conceptKey(fact.mention);
      const draft = drafts.get(key) ?? { key, facts: [], doses: [], durations: [], lastSentence: -1 };
      drafts.set(key, draft);
      draft.facts.push(fact);
      draft.doses.push(...doses);
      const duration = durationAfter(view, fact, doses);
      if (duration !== undefined) draft.durations.push(duration);
      draft.lastSentence = Math.max(draft.lastSentence, fact.mention.sentence);
    }
    assignResponses([...drafts.values()], responses);
    const regimens = regimensOf([...drafts.values()]);
    return [...drafts.values()].map((draft) => treatmentOf(view, draft, regimens.get(draft)));
  };
}

function isTreatment(fact: Fact): fact is Fact<ConceptMention> {
  return fact.mention.type === 'drug' || fact.mention.type === 'procedure';
}

function dosesOf(view: PatientView, relations: readonly Relation[]): Map<number, DoseMention[]> {
  const dosesByDrug = new Map<number, DoseMention[]>();
  for (const { type, from, to } of relations) {
    const dose = view.mentions[from];
    if (type !== 'dose-of-drug' || dose.type !== 'dose') continue;
    dosesByDrug.set(to, [...(dosesByDrug.get(to) ?? []), dose]);
  }
  return dosesByDrug;
}

function sentenceSays(
  view: PatientView,
  verbs: PhraseTable<string>,
  fact: Fact,
  kind: 'given' | 'allergy',
): boolean {
  const { tokens } = view.document;
  const { sentence } = fact.mention;
  return verbs
    .scan(tokens, tokens.sentenceStart[sentence], tokens.sentenceStart[sentence + 1])
    .some((match) => match.meaning === kind);
}

/** "calcium level", "insulin concentration": a drug's name that says what was measured. */
function isMeasured(view: PatientView, fact: Fact): boolean {
  const { tokens } = view.document;
  const next = tokenAt(view.document, fact.mention.span.end);
  return (
    next < tokens.count &&
    /^(levels?|concentrations?|values?|titers?|titres?)$/.test(tokens.words.form(tokens.word[next]))
  );
}

function durationAfter(
  view: PatientView,
  fact: Fact,
  doses: readonly DoseMention[],
): DurationMention | undefined {
  const end = Math.max(
    fact.mention.span.end,
    ...doses.filter((d) => d.sentence === fact.mention.sentence).map((d) => d.span.end),
  );
  for (let i = fact.index + 1; i < view.mentions.length; i += 1) {
    const next = view.mentions[i];
    if (next.sentence !== fact.mention.sentence || next.type === 'drug' || next.type === 'procedure')
      return undefined;
    if (next.type === 'duration')
      return tokenAt(view.document, next.span.start) - tokenAt(view.document, end) <= DURATION_REACH
        ? next
        : undefined;
  }
  return undefined;
}

/**
 * Gives each response to the treatments it speaks of: those of its own sentence, else all that were named since the last response.
 * What is told later of the same treatment is how it ended.
 */
function assignResponses(drafts: readonly Draft[], responses: readonly ResponseCue[]): void {
  const named = drafts
    .flatMap((draft) =>
      draft.facts.map((fact) => ({ draft, section: fact.section, sentence: fact.mention.sentence })),
    )
    .sort((a, b) => a.sentence - b.sentence);
  let answeredUpTo = -1;
  let lastSentence = -1;
  for (const cue of responses) {
    // Two response words of one sentence tell one story; the first is the verdict, the rest its particulars.
    if (cue.sentence === lastSentence) continue;
    const here = named.filter((n) => n.sentence === cue.sentence);
    const open = named.filter(
      (n) =>
        n.sentence < cue.sentence &&
        n.sentence > answeredUpTo &&
        cue.sentence - n.sentence <= RESPONSE_REACH_SENTENCES,
    );
    const spokenOf = here.length > 0 ? here : open;
    if (spokenOf.length === 0) continue;
    for (const { draft } of spokenOf) draft.response = cue;
    lastSentence = cue.sentence;
    if (here.length === 0) answeredUpTo = cue.sentence;
  }
}

/** Treatments first named in one sentence and joined there were given together. */
function regimensOf(drafts: readonly Draft[]): Map<Draft, number> {
  const bySentence = new Map<number, Draft[]>();
  for (const draft of drafts) {
    const { sentence } = draft.facts[0].mention;
    bySentence.set(sentence, [...(bySentence.get(sentence) ?? []), draft]);
  }
  const regimens = new Map<Draft, number>();
  let regimen = 0;
  for (const together of bySentence.values()) {
    if (together.length < 2) continue;
    regimen += 1;
    for (const draft of together) regimens.set(draft, regimen);
  }
  return regimens;
}

const STATUS_BY_ASSERTION = { present: 'given', excluded: 'not-given', uncertain: 'unknown' } as const;

function treatmentOf(view: PatientView, draft: Draft, regimen: number | undefined): Treatment {
  const first = draft.facts[0];
  const given = draft.facts.find((f) => f.assertion.status === 'present') ?? first;
  const status =
    given.assertion.temporality === 'planned' ? 'planned' : STATUS_BY_ASSERTION[given.assertion.status];
  const doses = [...new Map(draft.doses.map((d) => [d.span.start, d])).values()];
  const route = doses.find((d) => d.route !== undefined)?.route;
  const duration = draft.durations[0];
  const agent: ConceptRef = conceptOf(first.mention);
  return {
    kind: first.mention.type === 'drug' ? 'drug' : 'procedure',
    agent,
    ...(first.mention.isClass && { isClass: true }),
    status,
    doses: doses.map((d) => ({
      ...(d.quantity !== undefined && { quantity: d.quantity }),
      ...(d.timesPerDay !== undefined && { timesPerDay: d.timesPerDay }),
      text: view.document.text.slice(d.span.start, d.span.end),
      evidence: readAt(d.span),
    })),
    ...(route !== undefined && { route }),
    ...(duration !== undefined && {
      duration: {
        iso8601duration: duration.iso8601duration,
        days: duration.days,
        evidence: readAt(duration.span),
      },
    }),
    ...(regimen !== undefined && { regimen }),
    response:
      draft.response === undefined
        ? { value: 'not-reported', evidence: readAt() }
        : { value: draft.response.response, evidence: readAt(draft.response.span) },
    adverseEvents: [],
    evidence: readAt(...draft.facts.map((f) => f.mention.span)),
  };
}
