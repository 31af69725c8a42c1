import type { Span, Time } from '../../case/index.ts';
import type { AgeMention, DateMention, DurationMention, Mention } from '../mention/index.ts';
import { type PatientView, tokenAt } from './patient-view.ts';

type TimeMention = DateMention | DurationMention | AgeMention;

/** When the facts of a case began, as far as their own sentences say. */
export interface TimesOfFacts {
  /** Onset of the fact whose mention has this index. */
  onset(index: number): Time | undefined;
  /** The words that state it. */
  words(index: number): Span | undefined;
}

/** "Ten years later" counts from the disease diagnosed before; "three days later" counts from admission. */
const LEAST_DAYS_OF_LATENCY = 60;
/** Farthest, in tokens, that a time may stand from what it dates. */
const REACH = 10;

/**
 * Ties each date, age and duration to the nearest finding or condition of its sentence.
 *
 * "diagnosed with lupus in 2000" dates the lupus; "a 3-week history of fever" and "fever for 3 weeks" begin three weeks before presentation;
 * "ten years later" counts from the last condition that was dated before it. A patient's age at presentation dates nothing.
 */
export function timeFacts(view: PatientView, ageYears: number | undefined): TimesOfFacts {
  const onsetByIndex = new Map<number, { time: Time; span: Span }>();
  const mine = new Set(view.facts.map((fact) => fact.index));
  const dated: { readonly label: string; readonly at: number }[] = [];
  const settle = (index: number, mention: TimeMention, anchorIndex: number | undefined): void => {
    const target = nearestEvent(view, index, mention, mine, anchorIndex);
    if (target === undefined) return;
    const time = timeOf(
      view,
      mention,
      anchorIndex === undefined
        ? earlierThan(dated, mention, view.mentions[target])
        : labelOf(view, anchorIndex),
    );
    if (time === undefined) return;
    for (const i of [target, ...joined(view, target)]) {
      if (i !== anchorIndex && !onsetByIndex.has(i)) onsetByIndex.set(i, { time, span: mention.span });
    }
    const event = view.mentions[target];
    if (event.type === 'condition' && time.kind !== 'relative')
      dated.push({ label: event.label, at: mention.span.start });
  };
  // Calendar dates and ages first: "ten years after the diagnosis" counts from one of them, wherever it stands.
  for (const isRelativePass of [false, true]) {
    for (const [index, mention] of view.mentions.entries()) {
      if (!isTime(mention) || isRelative(mention) !== isRelativePass) continue;
      if (mention.type === 'age' && (ageYears === undefined || mention.years >= ageYears)) continue;
      settle(index, mention, isRelativePass ? anchorOf(view, index, mention) : undefined);
    }
  }
  return { onset: (index) => onsetByIndex.get(index)?.time, words: (index) => onsetByIndex.get(index)?.span };
}

function isTime(mention: Mention): mention is TimeMention {
  return mention.type === 'date' || mention.type === 'duration' || mention.type === 'age';
}

function isRelative(mention: TimeMention): boolean {
  return mention.type === 'duration' || (mention.type === 'date' && mention.iso8601date === undefined);
}

function labelOf(view: PatientView, index: number): string {
  const mention = view.mentions[index];
  return 'label' in mention ? mention.label : '';
}

/** The condition that a relative time names as its start: "ten years after the diagnosis of [lupus]". */
function anchorOf(view: PatientView, index: number, time: TimeMention): number | undefined {
  if (time.type !== 'date') return undefined;
  const { tokens } = view.document;
  const from = tokenAt(view.document, time.span.end);
  for (let i = index + 1; i < view.mentions.length && view.mentions[i].sentence === time.sentence; i += 1) {
    const next = view.mentions[i];
    if (next.type !== 'condition' && next.type !== 'finding') continue;
    const to = tokenAt(view.document, next.span.start);
    if (to - from > 3) return undefined;
    for (let t = from; t < to; t += 1) if (tokens.words.form(tokens.word[t]) === 'of') return i;
    return undefined;
  }
  return undefined;
}

/** The condition dated last before a time, or else the first dated anywhere; never the one whose onset is asked. */
function earlierThan(
  dated: readonly { readonly label: string; readonly at: number }[],
  time: TimeMention,
  target: Mention,
): string | undefined {
  const own = 'label' in target ? target.label : '';
  const others = dated.filter((d) => d.label !== own);
  return (others.filter((d) => d.at < time.span.start).at(-1) ?? others[0])?.label;
}

function timeOf(view: PatientView, mention: TimeMention, lastDated: string | undefined): Time | undefined {
  switch (mention.type) {
    case 'age':
      return { kind: 'age', age: { iso8601duration: mention.iso8601duration, years: mention.years } };
    case 'duration':
      return {
        kind: 'relative',
        iso8601duration: mention.iso8601duration,
        direction: 'before',
        event: 'presentation',
      };
    case 'date': {
      if (mention.iso8601date !== undefined) return { kind: 'date', iso8601date: mention.iso8601date };
      if (mention.relative === undefined) return undefined;
      const { iso8601duration, direction, days } = mention.relative;
      const anchor =
        mention.anchor === undefined
          ? undefined
          : view.document.text.slice(mention.anchor.start, mention.anchor.end);
      const earlier = days >= LEAST_DAYS_OF_LATENCY && direction === 'after' ? lastDated : undefined;
      const isVague =
        anchor === undefined || /^(?:the )?(?:first |initial )?(?:diagnosis|onset)$/i.test(anchor);
      return {
        kind: 'relative',
        iso8601duration,
        direction,
        event: (isVague ? (earlier ?? anchor) : anchor) ?? 'presentation',
      };
    }
  }
}

function nearestEvent(
  view: PatientView,
  index: number,
  time: TimeMention,
  mine: ReadonlySet<number>,
  anchorIndex: number | undefined,
): number | undefined {
  const from = tokenAt(view.document, time.span.start);
  const to = tokenAt(view.document, time.span.end - 1) + 1;
  let best: number | undefined;
  let bestGap = REACH + 1;
  const consider = (i: number): void => {
    const mention = view.mentions[i];
    if ((mention.type !== 'finding' && mention.type !== 'condition') || !mine.has(i) || i === anchorIndex)
      return;
    const after = tokenAt(view.document, mention.span.start) - to;
    const before = from - (tokenAt(view.document, mention.span.end - 1) + 1);
    const gap = Math.max(after, before) - (mention.type === 'condition' ? 2 : 0);
    if (gap < bestGap) {
      best = i;
      bestGap = gap;
    }
  };
  for (let i = index - 1; i >= 0 && view.mentions[i].sentence === time.sentence; i -= 1) consider(i);
  for (let i = index + 1; i < view.mentions.length && view.mentions[i].sentence === time.sentence; i += 1)
    consider(i);
  return best;
}

/** Conditions listed together with one: "lupus and panniculitis, diagnosed in 2000" dates both. */
function joined(view: PatientView, index: number): number[] {
  const found: number[] = [];
  const gap = (a: Mention, b: Mention): number =>
    tokenAt(view.document, b.span.start) - tokenAt(view.document, a.span.end - 1) - 1;
  for (const step of [-1, 1]) {
    for (let i = index + step; i >= 0 && i < view.mentions.length; i += step) {
      const [a, b] =
        step < 0 ? [view.mentions[i], view.mentions[i - step]] : [view.mentions[i - step], view.mentions[i]];
      if (view.mentions[i].type !== view.mentions[index].type || a.sentence !== b.sentence || gap(a, b) > 2)
        break;
      found.push(i);
    }
  }
  return found;
}
