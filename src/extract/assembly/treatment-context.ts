import type { ConceptRef, Treatment } from '../../case/index.ts';
import type { ConceptMention } from '../mention/index.ts';
import { conceptOf } from './concept-of.ts';
import { type Cue, cuesIn, type TreatmentCue } from './cues.ts';
import type { GenericNames } from './generic-names.ts';
import type { PatientView } from './patient-view.ts';
import { isProblem, readAt, sentenceTokens } from './report-view.ts';

type Cues = readonly Cue<'treatment'>[];

/** The tokens of a drug's or procedure's name, with its doses, and its place in the mentions. */
interface Place {
  readonly index: number;
  readonly fromToken: number;
  readonly nameToToken: number;
  readonly toToken: number;
}

/** Most words between a cue and what it ties: "for [her] [severe] headache". */
const NEAR = 3;
/** Most words from a drug to the "for" of its indication, and to the word that says it was stopped. */
const FAR = 5;
const STOP_REACH = 12;
/** How far problems are looked for on either side of a drug. */
const CLAUSE_REACH = 60;

const has = (cue: Cue<'treatment'>, value: TreatmentCue): boolean => cue.value.includes(value);

/** What a treatment was given for: "[drug] for X", "treated for X with [drug]", "X was treated with [drug]". */
export function indicationOf(
  view: PatientView,
  place: Place,
  cues: Cues,
  generic: GenericNames,
): ConceptRef | undefined {
  for (const cue of cues) {
    if (!has(cue, 'indication') || cue.fromToken < place.nameToToken) continue;
    if (cue.fromToken - place.toToken > FAR || drugBetween(view, place, cue.fromToken)) break;
    const problem = problemFrom(view, place.index, cue.toToken, generic);
    if (problem !== undefined) return conceptOf(problem);
  }
  for (const cue of cues) {
    if (cue.toToken > place.fromToken) break;
    if (has(cue, 'indication') && cues.some((c) => has(c, 'given') && c.fromToken < cue.fromToken)) {
      const problem = problemFrom(view, place.index, cue.toToken, generic);
      if (problem !== undefined && !drugBetween(view, place, cue.toToken)) return conceptOf(problem);
    }
    if (has(cue, 'treated-with') && place.fromToken - cue.toToken <= NEAR) {
      const problem = problemTo(view, place.index, cue.fromToken, generic);
      if (problem !== undefined) return conceptOf(problem);
    }
  }
  return undefined;
}

/** Whether the sentence says that this treatment was stopped. */
export function isStopped({ fromToken, toToken }: Place, cues: Cues): boolean {
  return cues.some(
    (cue) =>
      has(cue, 'stopped') &&
      (cue.fromToken >= toToken
        ? cue.fromToken - toToken <= STOP_REACH
        : fromToken - cue.toToken <= NEAR && cue.toToken <= fromToken),
  );
}

/** Why a treatment was stopped, in the report's words: "stopped because of [the rash]", "and naproxen because of [the ulcer]". */
export function stopReasonOf(view: PatientView, place: Place, cues: Cues): string | undefined {
  if (!cues.some((cue) => has(cue, 'stopped'))) return undefined;
  for (const cue of cues) {
    if (!has(cue, 'because') || cue.fromToken < place.toToken) continue;
    if (cue.fromToken - place.toToken > STOP_REACH || drugBetween(view, place, cue.fromToken))
      return undefined;
    const stopped = cues.some(
      (c) =>
        has(c, 'stopped') &&
        c.fromToken < cue.fromToken &&
        (c.fromToken >= place.toToken || cue.fromToken - place.toToken <= 1),
    );
    if (!stopped) return undefined;
    const { text, tokens } = view.document;
    let end = cue.toToken;
    while (end < sentenceTokens(view.document, tokens.sentenceOf[cue.fromToken])[1] && !isMark(view, end))
      end += 1;
    if (end === cue.toToken) return undefined;
    return text.slice(tokens.startUtf16[cue.toToken], tokens.endUtf16[end - 1]).replace(/\s+/g, ' ');
  }
  return undefined;
}

/** Problems that the sentence lays at a drug's door: "X-induced Y", "Y while taking X", "Y due to X", "due to X she developed Y". */
export function adverseEventsOf(
  view: PatientView,
  place: Place,
  cues: Cues,
  generic: GenericNames,
): Treatment['adverseEvents'] {
  const found: ConceptMention[] = [];
  const { fromToken, nameToToken, index } = place;
  for (const cue of cues) {
    const gapAfter = cue.fromToken - nameToToken;
    if (has(cue, 'induced') && gapAfter >= 0 && gapAfter <= 1 && isHyphen(view, nameToToken, cue.fromToken)) {
      const problem = problemFrom(view, index, cue.toToken, generic);
      if (problem !== undefined) found.push(problem);
    }
    if (cue.toToken > fromToken || fromToken - cue.toToken > NEAR - 1) continue;
    const started = cues.find((c) => has(c, 'developed'));
    if (has(cue, 'while') && started !== undefined && started.fromToken < cue.fromToken)
      found.push(...problemsBefore(view, index, cue.fromToken, generic));
    else if (has(cue, 'caused-by')) {
      const before = problemTo(view, index, cue.fromToken, generic);
      if (before !== undefined) found.push(before);
      else {
        const later = cues.find((c) => has(c, 'developed') && c.fromToken >= place.toToken);
        const problem = later === undefined ? undefined : problemFrom(view, index, later.toToken, generic);
        if (problem !== undefined) found.push(problem);
      }
    }
  }
  return [...new Map(found.map((m) => [m.concepts[0] ?? m.label.toLowerCase(), m])).values()].map((m) => ({
    concept: conceptOf(m),
    evidence: readAt([m.span]),
  }));
}

/** The way a drug was given, where a word beside it says so: "oral prednisolone", "triamcinolone was injected intralesionally". */
export function routeOf(view: PatientView, place: Place): Treatment['route'] | undefined {
  const before = cuesIn(view.cues.route, place.fromToken - 2, place.fromToken).at(-1);
  if (before !== undefined && before.toToken === place.fromToken) return before.value;
  const [, end] = sentenceTokens(view.document, view.mentions[place.index].sentence);
  const after = cuesIn(view.cues.route, place.nameToToken, Math.min(end, place.toToken + FAR))[0];
  return after === undefined ||
    drugBetween(view, place, after.fromToken) ||
    isClauseEnd(view, place.toToken, after.fromToken)
    ? undefined
    : after.value;
}

/** The present problem that begins at a token or within a few words of it. */
function problemFrom(
  view: PatientView,
  index: number,
  token: number,
  generic: GenericNames,
): ConceptMention | undefined {
  return inSentence(view, index, generic).find(
    ({ from }) => from >= token && from - token <= NEAR && !isClauseEnd(view, token, from),
  )?.mention;
}

/** The present problem that ends at a token or within a few words before it. */
function problemTo(
  view: PatientView,
  index: number,
  token: number,
  generic: GenericNames,
): ConceptMention | undefined {
  return inSentence(view, index, generic)
    .filter(({ to }) => to <= token && token - to <= NEAR && !isClauseEnd(view, to, token))
    .at(-1)?.mention;
}

/** All present problems of the clause that ends at a token. */
function problemsBefore(
  view: PatientView,
  index: number,
  token: number,
  generic: GenericNames,
): ConceptMention[] {
  return inSentence(view, index, generic)
    .filter(({ to }) => to <= token && !isClauseEnd(view, to, token))
    .map(({ mention }) => mention);
}

function inSentence(
  view: PatientView,
  index: number,
  generic: GenericNames,
): { mention: ConceptMention; from: number; to: number }[] {
  const { assertions, firstToken, endToken, isInside, mentions } = view;
  const { sentence } = mentions[index];
  const found: { mention: ConceptMention; from: number; to: number }[] = [];
  let i = index;
  const least = firstToken[index] - CLAUSE_REACH;
  const most = firstToken[index] + CLAUSE_REACH;
  while (i > 0 && mentions[i - 1].sentence === sentence && firstToken[i - 1] >= least) i -= 1;
  for (; i < mentions.length && mentions[i].sentence === sentence && firstToken[i] < most; i += 1) {
    const mention = mentions[i];
    const { status, experiencer } = assertions[i];
    if (!isProblem(mention) || isInside[i] === 1 || status !== 'present' || experiencer !== 'patient')
      continue;
    if (!generic.has('finding', mention)) found.push({ mention, from: firstToken[i], to: endToken[i] });
  }
  return found;
}

/** Whether another drug is named between this one and a token after (or before) it. */
function drugBetween(
  { firstToken, mentions, isInside }: PatientView,
  { index, toToken, fromToken }: Place,
  token: number,
): boolean {
  const step = token >= toToken ? 1 : -1;
  for (let i = index + step; i >= 0 && i < mentions.length; i += step) {
    if (step > 0 ? firstToken[i] >= token : firstToken[i] < token) return false;
    if (mentions[i].type === 'drug' && isInside[i] === 0 && firstToken[i] !== fromToken) return true;
  }
  return false;
}

function isMark({ document }: PatientView, token: number): boolean {
  return /^[,;:.()]$/.test(document.tokens.words.form(document.tokens.word[token]));
}

function isClauseEnd({ document }: PatientView, from: number, to: number): boolean {
  const { tokens } = document;
  for (let t = from; t < to; t += 1) if (/^[;:.]$/.test(tokens.words.form(tokens.word[t]))) return true;
  return false;
}

function isHyphen({ document }: PatientView, from: number, to: number): boolean {
  return from === to || /^[-–‐]$/.test(document.tokens.words.form(document.tokens.word[from]));
}
