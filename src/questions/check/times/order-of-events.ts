import { spanOf } from '../../../case/index.ts';
import type { CheckContext } from '../context.ts';
import type { Found, Rule } from '../rule.ts';
import { type Dated, datesIn } from './day-range.ts';
import { OTHER_PEOPLE } from './patient-sentences.ts';

const EVENTS = {
  born: /\bborn\b/i,
  admitted: /\b(?:admitted|hospitali[sz]ed|admission)\b/i,
  discharged: /\b(?:discharged|discharge)\b/i,
  died: /\b(?:died|death|passed away|deceased)\b/i,
} as const;
type Event = keyof typeof EVENTS;
const MOST_APART = 60;

/** Admission, discharge, birth and death in an order that cannot be. */
export const orderOfEvents: Rule = {
  id: 'times/order-of-events',
  severity: 'error',
  title:
    'events in an order that cannot be: discharge before admission, anything after death or before birth',
  reason:
    'Only dates that a sentence ties to the event by the word next to them, and for admission and discharge only where the report tells one of each. A date known to the month or year means any of its days.',
  find: (context) => {
    if (context.isSeries) return [];
    const told = context.told.filter(({ text }) => !OTHER_PEOPLE.test(text));
    const dated = told.flatMap(({ mentions, text, span }) => {
      const dates = datesIn(mentions);
      return dates.map((date, i) => {
        const from = Math.max(
          span.start,
          dates[i - 1]?.mention.span.end ?? 0,
          date.mention.span.start - MOST_APART,
        );
        return { date, event: eventIn(text.slice(from - span.start, date.mention.span.start - span.start)) };
      });
    });
    const of = (event: Event) => dated.filter((one) => one.event === event).map(({ date }) => date);
    const found: Found[] = [];
    const [admitted, discharged] = [of('admitted'), of('discharged')];
    if (admitted.length === 1 && discharged.length === 1 && discharged[0].days.last < admitted[0].days.first)
      found.push(differ(context, 'Discharged before admitted', discharged[0], admitted[0]));
    const [died] = of('died');
    const after =
      died === undefined ? undefined : dated.find(({ date }) => date.days.first > died.days.last)?.date;
    if (died !== undefined && after !== undefined)
      found.push(differ(context, 'A date after the death', died, after));
    const [born] = of('born');
    const before =
      born === undefined ? undefined : dated.find(({ date }) => date.days.last < born.days.first)?.date;
    if (born !== undefined && before !== undefined)
      found.push(differ(context, 'A date before the birth', born, before));
    return found;
  },
};

function eventIn(words: string): Event | undefined {
  let last: Event | undefined;
  let at = -1;
  for (const event of Object.keys(EVENTS) as Event[]) {
    const place = words.search(EVENTS[event]);
    if (place > at) {
      at = place;
      last = event;
    }
  }
  return last;
}

function differ({ quote, sentenceAt }: CheckContext, what: string, a: Dated, b: Dated): Found {
  return {
    message: `${what}: “${quote(a.mention.span)}” and “${quote(b.mention.span)}”.`,
    places: [a, b].map(({ mention }) => {
      const sentence = sentenceAt(mention.span.start)?.span ?? mention.span;
      return { span: mention.span, says: quote(spanOf(sentence.start, sentence.end)) };
    }),
  };
}
