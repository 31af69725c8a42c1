import { type Span, spanOf, type Time } from '../../case/index.ts';
import type { AgeMention, ConceptMention, DateMention, DurationMention, Mention } from '../mention/index.ts';
import { conceptKey } from './concept-of.ts';
import type { PatientView } from './patient-view.ts';
import { isProblem } from './report-view.ts';

type TimeMention = DateMention | DurationMention | AgeMention;

/** When a fact began, and what it was counted from. */
export interface Onset {
  readonly time: Time;
  /** The words that state it. */
  readonly words: Span;
  /** The problem that a relative time counts from. */
  readonly from?: ConceptMention;
  /** Whether the report names that problem in the same words ("ten years after the diagnosis of lupus"). */
  readonly isExplicit: boolean;
}

/** When the facts of a case began, as far as their own sentences say. */
export interface TimesOfFacts {
  onset(index: number): Time | undefined;
  /** With the words and what it counts from. */
  details(index: number): Onset | undefined;
}

/** A time said in a sentence; `at` is the position of the mention it stands at or before. */
interface SaidTime {
  readonly at: number;
  readonly fromToken: number;
  readonly toToken: number;
  readonly sentence: number;
  readonly span: Span;
  readonly mention: TimeMention;
}

/** Farthest, in tokens, that a time may stand from what it dates, and in sentences from the dated disease it counts from. */
const REACH = 10;
const REACH_SENTENCES = 2;
/** "hypertension and diabetes, diagnosed in 2011, and gout": the words before the date say that it looks back. */
const LOOKS_BACK = 5;

const NO_TIMES: TimesOfFacts = { onset: () => undefined, details: () => undefined };
const JOINER = /^(?:and|,|or|as|well|&)$/;
/** Stretches that begin at a time already told say nothing of what was before presentation. */
const FORWARD = /^(?:over |during |in |for )?(?:the )?(?:following|next|subsequent|ensuing)\b/i;
/** "two days prior to this" */
const PRONOUN = /^(?:this|that|it|these|admission|presentation)$/i;
const VAGUE_ANCHOR = /^(?:the |her |his )?(?:first |initial )?(?:diagnosis|onset)$/i;

/**
 * Ties each date, age and duration to the nearest finding or condition of its sentence.
 *
 * "diagnosed with lupus in 2000" dates the lupus; "a 3-week history of fever" and "fever for 3 weeks" begin three weeks before presentation;
 * "ten years after the diagnosis" counts from the disease that was dated before. A patient's age at presentation dates nothing, a time
 * beside a drug is the drug's, and what was told before does not begin "two years later".
 */
export function timeFacts(view: PatientView, ageYears: number | undefined): TimesOfFacts {
  const times = saidTimes(view, ageYears);
  if (times.length === 0) return NO_TIMES;
  const mine = new Set<number>();
  for (const { index, assertion } of view.facts) if (assertion.status !== 'excluded') mine.add(index);
  const onsetByIndex = new Map<number, Onset>();
  const dated: number[] = [];
  // Calendar dates and ages first: "ten years after the diagnosis" counts from one of them, wherever it stands.
  for (const said of times) {
    const time = absoluteTime(said.mention);
    if (time === undefined) continue;
    const target = nearestEvent(view, said, mine, undefined);
    const targets = [
      ...(target === undefined ? [] : [target, ...joined(view, target)]),
      ...diagnosed(view, said, mine),
    ];
    for (const i of targets)
      if (!onsetByIndex.has(i)) {
        onsetByIndex.set(i, { time, words: said.span, isExplicit: true });
        if (view.mentions[i].type === 'condition') dated.push(i);
      }
  }
  dated.sort((a, b) => a - b);
  for (const said of times) {
    if (absoluteTime(said.mention) !== undefined) continue;
    const anchor = anchorOf(view, said);
    const target = nearestEvent(view, said, mine, anchor);
    if (target === undefined) continue;
    const onset = relativeOnset(view, said, target, anchor, dated);
    if (onset === undefined) continue;
    for (const i of [target, ...joined(view, target)])
      if (i !== anchor && !onsetByIndex.has(i)) onsetByIndex.set(i, onset);
  }
  return {
    onset: (index) => onsetByIndex.get(index)?.time,
    details: (index) => onsetByIndex.get(index),
  };
}

/** Every time that may date something, and "in the same year" as a repetition of the date before it. */
function saidTimes(view: PatientView, ageYears: number | undefined): SaidTime[] {
  const { cues, document, firstToken, endToken, mentions } = view;
  const times: SaidTime[] = [];
  for (let at = 0; at < mentions.length; at += 1) {
    const mention = mentions[at];
    if (mention.type !== 'date' && mention.type !== 'duration' && mention.type !== 'age') continue;
    if (mention.type === 'age' && (mention.ofAnother || ageYears === undefined || mention.years >= ageYears))
      continue;
    const { span, sentence } = mention;
    times.push({ at, fromToken: firstToken[at], toToken: endToken[at], sentence, span, mention });
  }
  const absolute = times.filter((t) => absoluteTime(t.mention) !== undefined);
  let next = 0;
  let repeated: SaidTime | undefined;
  for (const { fromToken, toToken } of cues.again) {
    for (; next < absolute.length && absolute[next].fromToken < fromToken; next += 1)
      repeated = absolute[next];
    const span = spanOf(document.tokens.startUtf16[fromToken], document.tokens.endUtf16[toToken - 1]);
    const sentence = document.tokens.sentenceOf[fromToken];
    if (repeated === undefined || sentence - repeated.sentence > REACH_SENTENCES) continue;
    let at = repeated.at;
    while (at < mentions.length && firstToken[at] < fromToken) at += 1;
    repeated = { at, fromToken, toToken, sentence, span, mention: repeated.mention };
    times.push(repeated);
  }
  return times;
}

function absoluteTime(mention: TimeMention): Time | undefined {
  if (mention.type === 'duration') return undefined;
  if (mention.type === 'age')
    return { kind: 'age', age: { iso8601duration: mention.iso8601duration, years: mention.years } };
  if (mention.iso8601date !== undefined) return { kind: 'date', iso8601date: mention.iso8601date };
  return mention.age === undefined ? undefined : { kind: 'age', age: mention.age };
}

/** The problem inside the words that a relative time counts from: "ten years after the diagnosis of [lupus]". */
function anchorOf({ mentions }: PatientView, { mention, at, sentence }: SaidTime): number | undefined {
  if (mention.type !== 'date' || mention.anchor === undefined) return undefined;
  const { anchor } = mention;
  let from = at;
  while (from > 0 && mentions[from - 1].sentence === sentence) from -= 1;
  for (let i = from; i < mentions.length && mentions[i].span.start < anchor.end; i += 1) {
    const { span } = mentions[i];
    if (isProblem(mentions[i]) && span.start >= anchor.start && span.end <= anchor.end) return i;
  }
  return undefined;
}

function relativeOnset(
  view: PatientView,
  said: SaidTime,
  target: number,
  anchor: number | undefined,
  dated: readonly number[],
): Onset | undefined {
  const { mention, span } = said;
  if (mention.type === 'duration') {
    if (FORWARD.test(view.document.text.slice(span.start, span.end))) return undefined;
    const { iso8601duration } = mention;
    return {
      time: { kind: 'relative', iso8601duration, direction: 'before', event: 'presentation' },
      words: span,
      isExplicit: true,
    };
  }
  if (mention.type !== 'date' || mention.relative === undefined) return undefined;
  const { iso8601duration, direction } = mention.relative;
  if (direction === 'after' && wasToldBefore(view, target)) return undefined;
  const words =
    mention.anchor === undefined ? '' : view.document.text.slice(mention.anchor.start, mention.anchor.end);
  const isVague = VAGUE_ANCHOR.test(words);
  const index =
    anchor ?? (words === '' || isVague ? datedBefore(view, said, target, dated, isVague) : undefined);
  const from = index === undefined ? undefined : (view.mentions[index] as ConceptMention);
  return {
    time: {
      kind: 'relative',
      iso8601duration,
      direction,
      event: from?.label ?? (words === '' || PRONOUN.test(words) ? 'presentation' : words),
    },
    words: span,
    ...(from !== undefined && { from }),
    isExplicit: anchor !== undefined,
  };
}

/**
 * The disease that "the diagnosis" or a bare "later" counts from: for the first, one named before in the sentence, or the one dated last
 * before it, or the first dated at all; for the second, only one dated in the sentences right before.
 */
function datedBefore(
  view: PatientView,
  said: SaidTime,
  target: number,
  dated: readonly number[],
  isVague: boolean,
): number | undefined {
  const { mentions } = view;
  const key = conceptKey(mentions[target] as ConceptMention);
  const isOther = (i: number): boolean => conceptKey(mentions[i] as ConceptMention) !== key;
  const before = dated[lastBefore(dated, said.at, isOther)];
  if (!isVague)
    return before !== undefined && said.sentence - mentions[before].sentence <= REACH_SENTENCES
      ? before
      : undefined;
  for (let i = target - 1; i >= 0 && mentions[i].sentence === said.sentence; i -= 1)
    if (mentions[i].type === 'condition' && conceptKey(mentions[i] as ConceptMention) !== key) return i;
  return before ?? dated.find(isOther);
}

/** Place of the last of these ascending numbers that lies below a bound and is wanted; -1 where there is none. */
function lastBefore(
  ascending: readonly number[],
  bound: number,
  isWanted: (value: number) => boolean,
): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] < bound) low = middle + 1;
    else high = middle;
  }
  let place = low - 1;
  while (place >= 0 && !isWanted(ascending[place])) place -= 1;
  return place;
}

const firstToldByView = new WeakMap<PatientView, ReadonlyMap<string, number>>();

/** Whether the same part of the report already told of the problem: then it did not begin at a later time. */
function wasToldBefore(view: PatientView, target: number): boolean {
  let firstTold = firstToldByView.get(view);
  if (firstTold === undefined) {
    firstTold = firstTellings(view);
    firstToldByView.set(view, firstTold);
  }
  const section = view.sectionOf[target]?.kind;
  const first = firstTold.get(`${section} ${conceptKey(view.mentions[target] as ConceptMention)}`);
  return first !== undefined && first < target;
}

/** Where each kind of section first tells of each problem as present. */
function firstTellings(view: PatientView): Map<string, number> {
  const first = new Map<string, number>();
  for (const { index, section, mention, assertion } of view.facts) {
    if (!isProblem(mention) || assertion.status !== 'present') continue;
    const key = `${section} ${conceptKey(mention)}`;
    first.set(key, Math.min(index, first.get(key) ?? index));
  }
  return first;
}

/** The nearest problem of the sentence; none where a drug or procedure stands nearer. */
function nearestEvent(
  view: PatientView,
  said: SaidTime,
  mine: ReadonlySet<number>,
  anchor: number | undefined,
): number | undefined {
  const { firstToken, endToken, mentions } = view;
  const looksBack = saysDiagnosedBefore(view, said.fromToken);
  const isVisit = absoluteTime(said.mention) !== undefined && datesAVisit(view, said);
  let best: number | undefined;
  let bestGap = REACH + 1;
  const consider = (i: number): void => {
    const mention = mentions[i];
    const isEvent = isProblem(mention) && mine.has(i) && view.isInside[i] === 0;
    if (i === anchor || !(isEvent || mention.type === 'drug' || mention.type === 'procedure')) return;
    const isBefore = endToken[i] <= said.fromToken;
    if (isVisit && !isBefore) return;
    const distance = isBefore ? said.fromToken - endToken[i] : firstToken[i] - said.toToken;
    const gap = distance - (looksBack && isBefore ? LOOKS_BACK : mention.type === 'condition' ? 2 : 0);
    if (gap >= bestGap) return;
    best = isEvent ? i : undefined;
    bestGap = gap;
  };
  for (let i = said.at - 1; i >= 0 && mentions[i].sentence === said.sentence; i -= 1) consider(i);
  for (let i = said.at; i < mentions.length && mentions[i].sentence === said.sentence; i += 1) consider(i);
  return best;
}

const VISIT = /\b(?:referred|admitted|presented|seen|attended|consulted|came|evaluated)\b[^.;]{0,60}$/i;
const REASON = /^,?\s*(?:because of|for|with|due to|complaining of|on account of)\b/i;
const LONGEST_VISIT_UTF16 = 90;

/** Whether a date is that of a visit, and what follows its reason: "was referred in March 2010 because of lumps" does not date the lumps. */
function datesAVisit({ document }: PatientView, { span }: SaidTime): boolean {
  const { text } = document;
  return (
    REASON.test(text.slice(span.end, span.end + 24)) &&
    VISIT.test(text.slice(Math.max(0, span.start - LONGEST_VISIT_UTF16), span.start))
  );
}

function saysDiagnosedBefore({ document }: PatientView, token: number): boolean {
  const { tokens } = document;
  for (let t = Math.max(0, token - 3); t < token; t += 1)
    if (tokens.words.form(tokens.word[t]) === 'diagnosed') return true;
  return false;
}

/** Conditions that the sentence of a calendar date says were diagnosed: "… and lupus panniculitis was diagnosed". */
function diagnosed(view: PatientView, said: SaidTime, mine: ReadonlySet<number>): number[] {
  const found: number[] = [];
  for (let i = said.at; i < view.mentions.length && view.mentions[i].sentence === said.sentence; i += 1)
    if (view.mentions[i].type === 'condition' && mine.has(i) && isDiagnosed(view, i)) found.push(i);
  return found;
}

/** Whether the words after a condition say that it was diagnosed. */
export function isDiagnosed({ document, endToken }: PatientView, index: number): boolean {
  const { tokens } = document;
  const end = endToken[index];
  const form = (t: number): string => (t < tokens.count ? tokens.words.form(tokens.word[t]) : '');
  if (/^(?:was|were|is|had)$/.test(form(end)))
    return form(end + 1) === 'diagnosed' || form(end + 2) === 'diagnosed';
  if (form(end) !== ',' && form(end) !== 'of' && form(end) !== 'secondary' && form(end) !== 'due')
    return false;
  const { text } = document;
  const start = tokens.endUtf16[end - 1];
  return GROUNDED_DIAGNOSIS.test(text.slice(start, start + LONGEST_GROUND_UTF16));
}

/** "X of the universalis type, secondary to Y, was diagnosed": what stands between tells the kind and the ground of X. */
const GROUNDED_DIAGNOSIS =
  /^(?:\s+of the [\w-]+ (?:type|form|kind)(?:,? (?:secondary|due) to [^.;,]{0,60})?|,?\s*(?:secondary|due) to [^.;,]{0,60}),?\s+(?:was|were) (?:\w+ )?diagnosed\b/;
const LONGEST_GROUND_UTF16 = 140;

/** Problems listed together with one: "lupus and panniculitis, diagnosed in 2000" dates both. */
function joined(view: PatientView, index: number): number[] {
  const { document, firstToken, endToken, mentions } = view;
  const { tokens } = document;
  const isList = (a: number, b: number): boolean => {
    if (mentions[a].type !== mentions[b].type || mentions[a].sentence !== mentions[b].sentence) return false;
    if (firstToken[b] - endToken[a] > 3 || firstToken[b] <= endToken[a]) return false;
    let others = 0;
    for (let t = endToken[a]; t < firstToken[b]; t += 1)
      if (!JOINER.test(tokens.words.form(tokens.word[t]))) others += 1;
    // "fever, watery diarrhoea and increasing confusion": one word may describe the next.
    return others === 0 || (others === 1 && firstToken[b] - endToken[a] > 1);
  };
  const found: number[] = [];
  for (let i = index - 1; i >= 0 && isList(i, i + 1); i -= 1) found.push(i);
  for (let i = index + 1; i < mentions.length && isList(i - 1, i); i += 1) found.push(i);
  return found;
}

/** The time at which something beside a token was told to be: a date right after it, or the one that opens its sentence. */
export function timeBeside(view: PatientView, index: number, toToken: number): Time | undefined {
  const { firstToken, mentions } = view;
  const { sentence } = mentions[index];
  for (let i = index + 1; i < mentions.length && mentions[i].sentence === sentence; i += 1) {
    if (firstToken[i] - toToken > REACH / 2) break;
    const time = timeOf(mentions[i]);
    if (time !== undefined && firstToken[i] >= toToken) return time;
    if ('concepts' in mentions[i] && firstToken[i] >= toToken) break;
  }
  let first = index;
  while (first > 0 && mentions[first - 1].sentence === sentence) first -= 1;
  const opening = mentions[first];
  return firstToken[first] <= view.document.tokens.sentenceStart[sentence] + 2 ? timeOf(opening) : undefined;
}

function timeOf(mention: Mention): Time | undefined {
  if (mention.type !== 'date') return undefined;
  if (mention.iso8601date !== undefined) return { kind: 'date', iso8601date: mention.iso8601date };
  if (mention.relative === undefined || mention.anchor !== undefined) return undefined;
  const { iso8601duration, direction } = mention.relative;
  return { kind: 'relative', iso8601duration, direction, event: 'presentation' };
}
