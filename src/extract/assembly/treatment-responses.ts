import { cuesIn } from './cues.ts';
import type { PatientView } from './patient-view.ts';
import type { ResponseCue } from './responses.ts';
import { isGiven, type TreatmentDraft, type TreatmentUse } from './treatment-draft.ts';

/** How many sentences after a treatment a response may still speak of it. */
const REACH_SENTENCES = 4;

/** Words that tie a response to the treatment after it: "improved with", "no response to", "inactive on". */
const TIES = /^(?:with|to|on|after|following|under|by|from|despite|during|upon|of|in)$/;

/**
 * Gives each response to the treatments it speaks of, in the order of the text; what is told later is how it ended.
 *
 * A treatment before the response word in its sentence, or tied to it after ("improved with X"), is meant; where there is none, all that
 * were named since the last response are: "however, the general condition still progressed". A drug that was started after the
 * response word ("it worsened, and X was begun") is not.
 */
export function assignResponses(
  view: PatientView,
  drafts: readonly TreatmentDraft[],
  responses: readonly ResponseCue[],
): void {
  if (drafts.length === 0 || responses.length === 0) return;
  const uses = drafts
    .flatMap((draft) => draft.uses)
    .filter(isGiven)
    .sort((a, b) => a.fromToken - b.fromToken);
  let answeredUpTo = -1;
  for (let from = 0; from < responses.length; ) {
    const [{ sentence, section }] = [responses[from]];
    let to = from + 1;
    while (to < responses.length && responses[to].sentence === sentence) to += 1;
    const cues = responses.slice(from, to);
    from = to;
    const near = usesNear(uses, sentence);
    const here = near.filter((use) => use.fact.mention.sentence === sentence);
    const meant = here.flatMap((use) => {
      const cue = nearestTied(view, use, here, cues);
      return cue === undefined ? [] : [{ use, cue }];
    });
    if (meant.length > 0) {
      for (const { use, cue } of meant) answer(use, cue);
      continue;
    }
    if (isOfTest(view, cues[0]) || (here.length === 0 && tellsOfAnother(view, cues[0]))) continue;
    const open = near.filter((use) => {
      const { fact, draft, isStopped, cues: said } = use;
      return (
        draft.answered !== use &&
        !(isStopped && said.some((cue) => cue.value.includes('because'))) &&
        !said.some((cue) => cue.value.includes('prophylaxis')) &&
        fact.section === section &&
        fact.mention.sentence < sentence &&
        fact.mention.sentence > answeredUpTo &&
        sentence - fact.mention.sentence <= REACH_SENTENCES
      );
    });
    if (open.length === 0 || (here.length > 0 && here.every((use) => use.adverseEvents.length > 0))) continue;
    // Two response words of one sentence tell one story: the first is the verdict, the rest its particulars.
    for (const use of open) answer(use, cues[0]);
    answeredUpTo = sentence - 1;
  }
}

/** Uses, in the order of the text, that a response in this sentence can reach. */
function usesNear(uses: readonly TreatmentUse[], sentence: number): readonly TreatmentUse[] {
  const placeOf = (bound: number): number => {
    let low = 0;
    let high = uses.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (uses[middle].fact.mention.sentence < bound) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return uses.slice(placeOf(sentence - REACH_SENTENCES), placeOf(sentence + 1));
}

/** "Fluid was given twice, and the confusion cleared": what was given there is not among the treatments known. */
function tellsOfAnother({ cues, document }: PatientView, cue: ResponseCue): boolean {
  const { tokens } = document;
  const from = tokens.sentenceStart[cue.sentence];
  return cuesIn(cues.treatment, from, cue.fromToken).some(
    ({ value, fromToken }) =>
      value.includes('given') && !NOUN.test(tokens.words.form(tokens.word[fromToken])),
  );
}

/** Words for treatment in general: "under treatment the fever resolved" speaks of what was named before. */
const NOUN =
  /^(?:treatment|therap(?:y|ies)|medications?|course|cycles|administration|response|refractory|despite)$/;

/** "The chest X-ray had cleared": what did so is a test, and says little of any one treatment. */
function isOfTest({ firstToken, mentions }: PatientView, cue: ResponseCue): boolean {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (firstToken[middle] < cue.fromToken) low = middle + 1;
    else high = middle;
  }
  const before = mentions[low - 1];
  return before !== undefined && before.sentence === cue.sentence && before.type === 'investigation';
}

function answer(use: TreatmentUse, cue: ResponseCue): void {
  use.draft.response = cue;
  use.draft.answered = use;
}

/** The response of the sentence that speaks of this use, the nearest of several. */
function nearestTied(
  view: PatientView,
  use: TreatmentUse,
  here: readonly TreatmentUse[],
  cues: readonly ResponseCue[],
): ResponseCue | undefined {
  // "The rash appeared after ceftriaxone and resolved": what resolved is the rash. "She was well, and prednisolone was stopped."
  if (use.adverseEvents.length > 0) return undefined;
  let best: ResponseCue | undefined;
  let bestGap = Number.POSITIVE_INFINITY;
  for (const cue of cues) {
    const isAfter = cue.fromToken >= use.fromToken;
    if (!isAfter && !isTied(view, cue.toToken, use.fromToken)) continue;
    if (!isAfter && use.isStopped) continue;
    // Another treatment named between a response and this one takes it.
    if (isAfter && here.some((other) => other !== use && isSplit(view, use, other, cue))) continue;
    const gap = isAfter ? cue.fromToken - use.toToken : use.fromToken - cue.toToken;
    if (gap < bestGap) {
      best = cue;
      bestGap = gap;
    }
  }
  return best;
}

/** Whether a clause ends between two treatments that stand before a response: then it speaks of the later one. */
function isSplit(view: PatientView, use: TreatmentUse, other: TreatmentUse, cue: ResponseCue): boolean {
  if (other.fromToken <= use.fromToken || other.fromToken > cue.fromToken) return false;
  return marksBetween(view, use.toToken, other.fromToken, /^[;:]$/);
}

function isTied(view: PatientView, from: number, to: number): boolean {
  const { tokens } = view.document;
  const last = tokens.words.form(tokens.word[from - 1]);
  if (marksBetween(view, from, to, /^[,;:]$/)) return false;
  return TIES.test(last) || marksBetween(view, from, to, TIES);
}

function marksBetween(view: PatientView, from: number, to: number, pattern: RegExp): boolean {
  const { tokens } = view.document;
  for (let t = from; t < to; t += 1) if (pattern.test(tokens.words.form(tokens.word[t]))) return true;
  return false;
}
