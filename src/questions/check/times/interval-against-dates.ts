import type { ReportMention } from '../../../case/index.ts';
import type { CheckContext } from '../context.ts';
import type { Found, Rule } from '../rule.ts';
import { type Dated, datesIn } from './day-range.ts';

const YEAR = 365.2425;
const MONTH = YEAR / 12;
const BEFORE_DATE = 14;
const MOST_APART = 320;
const FROM_TO = /^\s*(?:to|until|till|and|through|[-–—])\s*$/;
const BEGINS = /(?:from|between)\s*$/i;

/** A time said to lie between two dates, against the dates. */
export const intervalAgainstDates: Rule = {
  id: 'times/interval-against-dates',
  severity: 'error',
  title: 'a time between two dates that the dates do not leave',
  reason:
    '"In 1998 … four years later, in 2010": the dates leave eleven to thirteen years. A date known to the year or month means any of its days, and one unit of the time said is allowed for, so that only what cannot be is reported.',
  find: (context) =>
    context.isSeries ? [] : context.told.flatMap((_, i) => [...later(context, i), ...fromTo(context, i)]),
};

/** How far the time said may be off: one of its own units, a tenth at least. */
function slack(days: number): number {
  const size = Math.abs(days);
  const unit = size >= 1.5 * YEAR ? YEAR : size >= 1.5 * MONTH ? MONTH : size >= 10 ? 7 : 1;
  return Math.max(unit, size * 0.1);
}

function later({ told, quote, report }: CheckContext, i: number): Found[] {
  const { mentions, index } = told[i];
  const before = told[i - 1]?.index === index - 1 ? told[i - 1].mentions : [];
  const dates = datesIn([...before, ...mentions]);
  return mentions.flatMap((time) => {
    if (time.type !== 'date' || time.days === undefined || time.days <= 0 || time.isLoose !== undefined)
      return [];
    // "ten years after the diagnosis, in 2010" counts from something else than the date before it.
    if (time.anchor !== undefined || !/later/i.test(quote(time.span))) return [];
    const to = dates.find(
      ({ mention }) =>
        mention.span.start >= time.span.end && mention.span.start - time.span.end <= BEFORE_DATE,
    );
    const from = dates.filter(({ mention }) => mention.span.end <= time.span.start).at(-1);
    if (to === undefined || from === undefined) return [];
    if (to.mention.span.start - from.mention.span.end > MOST_APART) return [];
    if (/[.;]/.test(report.text.slice(time.span.end, to.mention.span.start))) return [];
    return judge(quote, from, to, time, time.days);
  });
}

function fromTo({ told, quote, report }: CheckContext, i: number): Found[] {
  const { mentions, span } = told[i];
  const dates = datesIn(mentions);
  return dates.flatMap((from, d) => {
    const to = dates[d + 1];
    if (to === undefined) return [];
    if (!FROM_TO.test(report.text.slice(from.mention.span.end, to.mention.span.start))) return [];
    if (!BEGINS.test(report.text.slice(span.start, from.mention.span.start))) return [];
    const lasts = mentions.find(
      ({ type, days, isLoose, span: own }) =>
        type === 'duration' &&
        days !== undefined &&
        isLoose === undefined &&
        ((own.start - to.mention.span.end <= BEFORE_DATE && own.start >= to.mention.span.end) ||
          (from.mention.span.start - own.end <= BEFORE_DATE + 8 && own.end <= from.mention.span.start)),
    );
    return lasts?.days === undefined ? [] : judge(quote, from, to, lasts, lasts.days);
  });
}

function judge(
  quote: CheckContext['quote'],
  from: Dated,
  to: Dated,
  said: ReportMention,
  days: number,
): Found[] {
  const least = to.days.first - from.days.last;
  const most = to.days.last - from.days.first;
  const room = slack(days);
  if (days >= least - room && days <= most + room) return [];
  return [
    {
      message: `“${quote(said.span)}” between “${quote(from.mention.span)}” and “${quote(to.mention.span)}”, which lie ${spell(least, most)} apart.`,
      places: [from.mention, said, to.mention].map(({ span }) => ({ span, says: quote(span) })),
    },
  ];
}

function spell(least: number, most: number): string {
  const unit = Math.abs(most) >= 2 * YEAR ? YEAR : Math.abs(most) >= 2 * MONTH ? MONTH : 1;
  const name = unit === YEAR ? 'years' : unit === MONTH ? 'months' : 'days';
  const [a, b] = [Math.round(least / unit), Math.round(most / unit)];
  return a === b ? `${a} ${name}` : `${a} to ${b} ${name}`;
}
