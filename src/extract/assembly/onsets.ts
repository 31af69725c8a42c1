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

/** Farthest, in tokens, that a time may stand from what it dates. */
const REACH = 10;

/**
 * Ties each date, age and duration to the nearest finding or condition of its sentence.
 *
 * "diagnosed with lupus in 2000" dates the lupus; "a 3-week history of fever" and "fever for 3 weeks" begin three weeks before presentation;
 * "ten years later" counts from the last condition that was dated before it. A patient's age at presentation dates nothing.
 */
export function timeFacts(view: PatientView, presentationAge: Span | undefined): TimesOfFacts {
  const onsetByIndex = new Map<number, { time: Time; span: Span }>();
  const mine = new Set(view.facts.map((fact) => fact.index));
  let lastDated: string | undefined;
  for (const [index, mention] of view.mentions.entries()) {
    if (!isTime(mention)) continue;
    if (
      mention.type === 'age' &&
      (presentationAge === undefined || mention.span.start === presentationAge.start)
    )
      continue;
    const target = nearestEvent(view, index, mention, mine);
    if (target === undefined) continue;
    const time = timeOf(view, mention, lastDated);
    if (time === undefined) continue;
    for (const i of [target, ...joined(view, target)]) {
      if (!onsetByIndex.has(i)) onsetByIndex.set(i, { time, span: mention.span });
    }
    const event = view.mentions[target];
    if (event.type === 'condition') lastDated = event.label;
  }
  return { onset: (index) => onsetByIndex.get(index)?.time, words: (index) => onsetByIndex.get(index)?.span };
}

function isTime(mention: Mention): mention is TimeMention {
  return mention.type === 'date' || mention.type === 'duration' || mention.type === 'age';
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
      const { iso8601duration, direction } = mention.relative;
      const anchor =
        mention.anchor === undefined
          ? undefined
          : view.document.text.slice(mention.anchor.start, mention.anchor.end);
      return { kind: 'relative', iso8601duration, direction, event: anchor ?? lastDated ?? 'presentation' };
    }
  }
}

function nearestEvent(
  view: PatientView,
  index: number,
  time: TimeMention,
  mine: ReadonlySet<number>,
): number | undefined {
  const from = tokenAt(view.document, time.span.start);
  const to = tokenAt(view.document, time.span.end - 1) + 1;
  let best: number | undefined;
  let bestGap = REACH + 1;
  const consider = (i: number): void => {
    const mention = view.mentions[i];
    if ((mention.type !== 'finding' && mention.type !== 'condition') || !mine.has(i)) return;
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
