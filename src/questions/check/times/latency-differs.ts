import type { ReportMention } from '../../../case/index.ts';
import type { CheckContext, Sentence } from '../context.ts';
import type { Found, Rule } from '../rule.ts';

/** Intervals alike within this share are the same, rounded. */
const TOLERANCE = 0.15;
const FEWEST_DAYS = 25;

/** An interval from the same event told otherwise in title or abstract and in the case. */
export const latencyDiffers: Rule = {
  id: 'times/latency-differs',
  severity: 'warning',
  title: 'title or abstract counts another time from the same event than the case does',
  reason:
    '"Ten years after the diagnosis" against "four years after the diagnosis": compared only where the case tells a single time from an event of that name. Rounding (15 %) is allowed for.',
  find: (context) => {
    if (context.isSeries) return [];
    const inCase = timesIn(context, context.told);
    const front = context.sentences.filter(({ kind }) => kind === 'abstract' || kind === 'title');
    const found: Found[] = [];
    for (const [event, times] of timesIn(context, front)) {
      const own = inCase.get(event);
      if (own === undefined || own.length !== 1 || times.length !== 1) continue;
      const [a, b] = [times[0], own[0]];
      if (Math.abs(a.days - b.days) <= TOLERANCE * Math.max(a.days, b.days)) continue;
      found.push({
        message: `“${context.quote(a.mention.span)}” in title or abstract, “${context.quote(b.mention.span)}” in the case.`,
        places: [a, b].map(({ mention }) => ({ span: mention.span, says: context.quote(mention.span) })),
      });
    }
    return found;
  },
};

interface TimeFrom {
  readonly mention: ReportMention;
  readonly days: number;
}

/** Times after a named event, by the event's last word. */
function timesIn(
  { quote }: CheckContext,
  sentences: readonly Sentence[],
): ReadonlyMap<string, readonly TimeFrom[]> {
  const times = new Map<string, TimeFrom[]>();
  for (const { mentions } of sentences)
    for (const mention of mentions) {
      const { type, days, anchor, isLoose } = mention;
      if (
        type !== 'date' ||
        days === undefined ||
        days < FEWEST_DAYS ||
        anchor === undefined ||
        isLoose !== undefined
      )
        continue;
      const event = quote(anchor)
        .toLowerCase()
        .replace(/^(?:the|her|his|a|an)\s+/, '');
      const list = times.get(event);
      if (list === undefined) times.set(event, [{ mention, days }]);
      else if (!list.some((one) => one.days === days)) list.push({ mention, days });
    }
  return times;
}
