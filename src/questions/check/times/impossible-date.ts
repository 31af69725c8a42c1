import { spanOf } from '../../../case/index.ts';
import type { Found, Rule } from '../rule.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
const MONTH = String.raw`(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`;
const DAY_MONTH = new RegExp(
  String.raw`(?<![\d.,/–-])(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+${MONTH},?(?:\s+((?:19|20)\d\d))?(?![\p{L}\d])`,
  'giu',
);
const MONTH_DAY = new RegExp(
  String.raw`(?<![\p{L}])${MONTH}\s+(\d{1,2})(?:st|nd|rd|th)?(?![\d:.]|\s*(?:%|mg|year|patient|case|day|week|month))(?:,?\s+((?:19|20)\d\d))?`,
  'giu',
);
const ISO = /(?<!\d)((?:19|20)\d\d)-(\d{2})-(\d{2})(?!\d)/g;
const NUMERIC = /(?<![\d/])(\d{1,2})\/(\d{1,2})\/((?:19|20)\d\d)(?![\d/])/g;

/** Dates that no calendar has. */
export const impossibleDate: Rule = {
  id: 'times/impossible-date',
  severity: 'error',
  title: 'a date that no calendar has',
  reason: 'The 31st of June, the 30th of February, the 29th of February in a common year, a 13th month.',
  find: ({ sentences }) =>
    sentences.flatMap(({ text, span, kind }): Found[] => {
      if (kind === 'references' || !/\d/.test(text)) return [];
      const found: Found[] = [];
      const judge = (match: RegExpExecArray, day: number, month: number, year: number | undefined) => {
        if (month >= 1 && month <= 12 && day >= 1 && day <= daysOf(month, year)) return;
        const at = span.start + match.index;
        found.push({
          message: `“${match[0].trim()}” is no date of the calendar.`,
          places: [{ span: spanOf(at, at + match[0].trimEnd().length) }],
        });
      };
      const year = (digits: string | undefined) => (digits === undefined ? undefined : Number(digits));
      for (const match of text.matchAll(DAY_MONTH))
        judge(match, Number(match[1]), monthOf(match[2]), year(match[3]));
      for (const match of text.matchAll(MONTH_DAY))
        judge(match, Number(match[2]), monthOf(match[1]), year(match[3]));
      for (const match of text.matchAll(ISO))
        judge(match, Number(match[3]), Number(match[2]), Number(match[1]));
      for (const match of text.matchAll(NUMERIC)) {
        const [a, b] = [Number(match[1]), Number(match[2])];
        // Day and month stand in either order: wrong only where neither order is a date.
        if (b > 12) judge(match, b, a, Number(match[3]));
        else judge(match, a, b, Number(match[3]));
      }
      return found;
    }),
};

function monthOf(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase() as (typeof MONTHS)[number]) + 1;
}

/** Days of a month; February has 29 where the year is not told. */
function daysOf(month: number, year: number | undefined): number {
  return new Date(Date.UTC(year ?? 2000, month, 0)).getUTCDate();
}
