import { spanOf } from '../../../case/index.ts';
import type { Found, Rule } from '../rule.ts';

const AGED =
  /(?<![\d.,–-])(\d{1,3})[\s-]*(year|month|week|day)s?[\s-]*old\s+(?:[\p{L}-]+\s+){0,2}?(woman|man|lady|gentleman|boy|girl|infant|baby|neonate|newborn|toddler|child)(?!hood|[\s-]bearing)\b/giu;
const YEARS_BY_UNIT: Readonly<Record<string, number>> = {
  year: 1,
  month: 1 / 12,
  week: 7 / 365,
  day: 1 / 365,
};
/** Ages in years that a word is used for; wide, since usage differs. Source: MeSH age groups, widened [D]. */
const AGES_BY_WORD: Readonly<Record<string, readonly [number, number]>> = {
  woman: [12, 130],
  man: [12, 130],
  lady: [12, 130],
  gentleman: [13, 130],
  boy: [0, 24],
  girl: [0, 24],
  child: [0, 20],
  toddler: [0.5, 5],
  infant: [0, 3],
  baby: [0, 3],
  neonate: [0, 0.2],
  newborn: [0, 0.2],
};

/** A word for a child or an adult that the age beside it does not go with. */
export const ageWording: Rule = {
  id: 'times/age-wording',
  severity: 'warning',
  title: 'a word for child or adult that does not go with the age beside it',
  reason:
    '"A 45-year-old boy", "a 6-year-old woman": one of the two is a slip. The ages a word is used for are taken widely.',
  find: ({ sentences }) =>
    sentences.flatMap(({ text, span, kind }): Found[] =>
      kind === 'references'
        ? []
        : [...text.matchAll(AGED)].flatMap((match) => {
            const years = Number(match[1]) * (YEARS_BY_UNIT[(match[2] ?? '').toLowerCase()] ?? 1);
            const [low, high] = AGES_BY_WORD[(match[3] ?? '').toLowerCase()] ?? [0, 130];
            if (years >= low && years <= high) return [];
            const at = span.start + match.index;
            return [{ message: `“${match[0]}”.`, places: [{ span: spanOf(at, at + match[0].length) }] }];
          }),
    ),
};
