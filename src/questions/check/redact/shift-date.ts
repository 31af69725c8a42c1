const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const MONTH =
  /\b(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b/i;
const MONTH_ONLY_DAY = 15;

/**
 * A date some days away, written the way it was written: `12 May 2019` gives `3 February 2019`, `May 2019` gives `February 2019`.
 *
 * Where the words cannot be written anew (no month's name), the ISO form stands. Days between full dates stay as they were; months are shifted
 * from their middle.
 */
export function shiftDate(words: string, iso8601date: string, days: number): string {
  const [year, month, day] = iso8601date.split('-').map(Number);
  if (month === undefined) return words;
  const shifted = new Date(Date.UTC(year, month - 1, day ?? MONTH_ONLY_DAY) + days * 86_400_000);
  const iso = shifted.toISOString().slice(0, iso8601date.length);
  const named = MONTH.exec(words);
  const hasYear = words.includes(String(year));
  if (named === null || !hasYear) return iso;
  const monthName = MONTHS[shifted.getUTCMonth()];
  const before = named[0];
  const written =
    before.length <= 4 &&
    before.toLowerCase() !== 'may' &&
    before.toLowerCase() !== 'june' &&
    before.toLowerCase() !== 'july'
      ? monthName.slice(0, 3)
      : monthName;
  const withMonth = words.replace(MONTH, written).replace(String(year), String(shifted.getUTCFullYear()));
  if (day === undefined) return withMonth;
  const own = new RegExp(String.raw`(?<!\d)0?${day}(?:st|nd|rd|th)?(?!\d)`);
  if (!own.test(withMonth)) return iso;
  return withMonth.replace(own, String(shifted.getUTCDate()));
}
