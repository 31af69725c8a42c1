import { type Span, spanOf } from '../../../case/index.ts';
import type { CheckContext, Sentence } from '../context.ts';
import type { Found, Rule } from '../rule.ts';
import { datesIn, yearOf } from './day-range.ts';
import { patientSentences } from './patient-sentences.ts';

/** What a place says of the year of birth: an age in a year leaves two years, for the birthday may lie on either side of the date. */
interface BirthYears {
  readonly first: number;
  readonly last: number;
  readonly span: Span;
  readonly says: string;
}

const PRESENTED =
  /\b(?:present(?:ed|s)|admitted|referred|seen|visited|came|attended|consulted|evaluated|hospitali[sz]ed|transferred|examined|brought|was diagnosed|developed)\b/i;
/** Between age and date these say that the date is of something before. */
const EARLIER =
  /\b(?:history|previously|since|had been|had undergone|had had|known|status post|after|following)\b/i;
const AGE_THEN =
  /\b(?:at|when|age)\s+(?:the\s+)?(?:age\s+(?:of\s+)?|aged\s+|(?:she|he|the patient)\s+was\s+|of\s+)(\d{1,2})(?:\s+years)?\b/iu;
const BORN = /\b(?:was\s+)?born\s+(?:on|in)\b/i;
const MOST_APART = 45;

/** Ages and years that leave no common year of birth. */
export const ageAgainstDates: Rule = {
  id: 'times/age-against-dates',
  severity: 'error',
  title: 'ages and dates that leave no common year of birth',
  reason:
    'An age in a year leaves two possible years of birth, since the birthday may lie before or after the date: 23 in 1998 and 26 in 2002 go together, 23 in 1998 and 30 in 2002 do not. Only ages that a sentence ties to a date are used, and only of the patient.',
  find: (context) => {
    if (context.isSeries) return [];
    const known = patientSentences(context).flatMap((sentence) => birthYearsIn(context, sentence));
    const found: Found[] = [];
    for (const [i, one] of known.entries()) {
      const other = known.slice(0, i).find((before) => before.last < one.first || one.last < before.first);
      if (other === undefined) continue;
      found.push({
        message: `“${other.says}” means born in ${spell(other)}; “${one.says}” means born in ${spell(one)}.`,
        places: [other, one].map(({ span, says }) => ({ span, says })),
      });
      break;
    }
    return found;
  },
};

function spell({ first, last }: BirthYears): string {
  return first === last ? String(first) : `${first} or ${last}`;
}

function birthYearsIn({ report, quote }: CheckContext, { text, span, mentions }: Sentence): BirthYears[] {
  const dates = datesIn(mentions);
  const [date] = dates;
  if (date?.mention.iso8601date === undefined || dates.length > 1) return [];
  const year = yearOf(date.mention.iso8601date);
  const at = date.mention.span;
  if (BORN.test(text.slice(0, at.start - span.start))) {
    const between = text.slice(0, at.start - span.start);
    const born = BORN.exec(between);
    if (born !== null && between.length - born.index < MOST_APART) {
      const place = spanOf(span.start + born.index, at.end);
      return [{ first: year, last: year, span: place, says: quote(place) }];
    }
  }
  const then = AGE_THEN.exec(text);
  if (then !== null) {
    const own = spanOf(span.start + then.index, span.start + then.index + then[0].length);
    const gap = own.end <= at.start ? at.start - own.end : own.start - at.end;
    if (gap > MOST_APART) return [];
    const place = spanOf(Math.min(own.start, at.start), Math.max(own.end, at.end));
    return [aged(Number(then[1]), year, place, quote(place))];
  }
  const ages = mentions.filter(
    ({ type, isLoose, experiencer, years }) =>
      type === 'age' &&
      isLoose === undefined &&
      experiencer === 'patient' &&
      years !== undefined &&
      years >= 1,
  );
  const [age] = ages;
  if (age?.years === undefined || ages.length > 1) return [];
  const [from, to] = age.span.end <= at.start ? [age.span.end, at.start] : [at.end, age.span.start];
  const between = report.text.slice(from, to);
  if (EARLIER.test(between)) return [];
  const isFirst = at.start < age.span.start;
  const isTied = isFirst ? at.start - span.start <= 4 && between.length <= 12 : PRESENTED.test(between);
  if (!isTied) return [];
  const place = spanOf(Math.min(age.span.start, at.start), Math.max(age.span.end, at.end));
  return [aged(Math.floor(age.years), year, place, quote(place))];
}

function aged(years: number, year: number, span: Span, words: string): BirthYears {
  return {
    first: year - years - 1,
    last: year - years,
    span,
    says: words.length > 80 ? `aged ${years} in ${year}` : words,
  };
}
