import type { PatientView } from './patient-view.ts';
import { isGiven, type TreatmentDraft, type TreatmentUse } from './treatment-draft.ts';

/** How many words may stand between a drug and the "added" that joins it to what was given before, and how many sentences. */
const ADDED_REACH = 8;
const ADDED_SENTENCES = 3;
const TOGETHER = /^(?:with|plus|together|combination|combined)$/;

/**
 * Numbers what was given together: treatments joined in one sentence, and those said to be added to the ones before.
 *
 * Only the decisive use of each treatment counts, the one its response speaks of, else its first. What was given alone has no number.
 */
export function regimensOf(
  view: PatientView,
  drafts: readonly TreatmentDraft[],
): Map<TreatmentDraft, number> {
  const decisive = drafts
    .map((draft) => draft.answered ?? draft.uses[0])
    .filter((use) => isGiven(use) && use.adverseEvents.length === 0)
    .sort((a, b) => a.fromToken - b.fromToken);
  const groups: TreatmentUse[][] = [];
  for (const use of decisive) {
    const group = groups.at(-1);
    const previous = group?.at(-1);
    if (
      group !== undefined &&
      previous !== undefined &&
      (isJoined(view, previous, use) || isAdded(previous, use))
    )
      group.push(use);
    else groups.push([use]);
  }
  const regimens = new Map<TreatmentDraft, number>();
  let regimen = 0;
  for (const group of groups) {
    if (group.length < 2) continue;
    regimen += 1;
    for (const use of group) regimens.set(use.draft, regimen);
  }
  return regimens;
}

/** Joined by "and", a comma or "with", with no word between that tells one after the other or begins another clause. */
function isJoined(view: PatientView, a: TreatmentUse, b: TreatmentUse): boolean {
  if (a.fact.mention.sentence !== b.fact.mention.sentence) return false;
  const { tokens } = view.document;
  for (let t = a.toToken; t < b.fromToken; t += 1)
    if (/^[;:]$/.test(tokens.words.form(tokens.word[t]))) return false;
  const between = b.cues.filter((cue) => cue.fromToken >= a.toToken && cue.toToken <= b.fromToken);
  if (between.some((cue) => cue.value.includes('then') || cue.value.includes('stopped'))) return false;
  const before = b.fromToken > 0 ? tokens.words.form(tokens.word[b.fromToken - 1]) : '';
  return !between.some((cue) => cue.value.includes('given')) || TOGETHER.test(before);
}

function isAdded(previous: TreatmentUse, use: TreatmentUse): boolean {
  const gap = use.fact.mention.sentence - previous.fact.mention.sentence;
  if (gap < 1 || gap > ADDED_SENTENCES || previous.isStopped || previous.fact.section !== use.fact.section)
    return false;
  return use.cues.some(
    (cue) =>
      cue.value.includes('added') &&
      (cue.fromToken >= use.toToken
        ? cue.fromToken - use.toToken <= ADDED_REACH
        : cue.toToken <= use.fromToken && use.fromToken - cue.toToken <= ADDED_REACH),
  );
}
