import { type Span, spanOf } from '../../../case/index.ts';
import type { CheckContext } from '../context.ts';
import type { Rule } from '../rule.ts';

const BRACKETED = /\[(\d{1,3}(?:\s*[-–,;]\s*\d{1,3})*)\]/g;
const SUPERSCRIPT = /[¹²³⁴⁵⁶⁷⁸⁹⁰]+(?:[⁻,–-][¹²³⁴⁵⁶⁷⁸⁹⁰]+)*/g;
const PLAIN: Readonly<Record<string, string>> = {
  '¹': '1',
  '²': '2',
  '³': '3',
  '⁴': '4',
  '⁵': '5',
  '⁶': '6',
  '⁷': '7',
  '⁸': '8',
  '⁹': '9',
  '⁰': '0',
};

interface Cited {
  readonly number: number;
  readonly span: Span;
}

/** References by number that the text cites. */
function citations({ sentences, report }: CheckContext): readonly Cited[] {
  return sentences.flatMap(({ text, span, kind }) => {
    if (kind === 'references' || kind === 'metadata') return [];
    const bracketed = [...text.matchAll(BRACKETED)].map((match) => ({
      words: match[1] ?? '',
      index: match.index,
      length: match[0].length,
    }));
    const raised = [...text.matchAll(SUPERSCRIPT)]
      // A power of ten or a unit is no citation: it follows a digit or a unit's letter.
      .filter(
        (match) =>
          /[.,;:)\]\p{L}]{1}$/u.test(text.slice(0, match.index)) &&
          !/(?:^|[\s/(])(?:m|cm|mm|dl|l|kg\/m|km|10|s|g|min)$/iu.test(
            text.slice(Math.max(0, match.index - 6), match.index),
          ),
      )
      .map((match) => ({
        words: match[0].replace(/[¹²³⁴⁵⁶⁷⁸⁹⁰]/g, (digit) => PLAIN[digit] ?? digit).replaceAll('⁻', '-'),
        index: match.index,
        length: match[0].length,
      }));
    // Where references are cited in brackets, raised numbers mean something else.
    const used = BRACKETED.test(report.text) ? bracketed : [...bracketed, ...raised];
    BRACKETED.lastIndex = 0;
    return used.flatMap(({ words, index, length }) =>
      expand(words).map((number) => ({
        number,
        span: spanOf(span.start + index, span.start + index + length),
      })),
    );
  });
}

function expand(words: string): readonly number[] {
  return words.split(/[,;]/).flatMap((part) => {
    const [from, to] = part.split(/[-–]/).map((one) => Number(one.trim()));
    if (to === undefined || Number.isNaN(to) || to < from || to - from > 60)
      return Number.isNaN(from) ? [] : [from];
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  });
}

/** Numbers cited beyond the end of the reference list. */
export const referenceNotListed: Rule = {
  id: 'text/reference-not-listed',
  severity: 'error',
  title: 'a reference is cited whose number the list does not have',
  reason:
    'Numbers in brackets or set high, against the number of entries of the reference list. Reports without a list are left alone.',
  find: (context) => {
    const listed = context.report.references.length;
    if (listed === 0) return [];
    const seen = new Set<number>();
    return citations(context).flatMap(({ number, span }) => {
      if (number <= listed || number === 0 || seen.has(number)) return [];
      seen.add(number);
      return [
        {
          message: `Reference ${number} is cited; the list has ${listed}.`,
          places: [
            { span },
            { span: context.report.references[listed - 1], says: 'the last entry of the list' },
          ],
        },
      ];
    });
  },
};

/** Entries of the reference list that the text never cites. */
export const referenceNotCited: Rule = {
  id: 'text/reference-not-cited',
  severity: 'note',
  title: 'an entry of the reference list that the text never cites',
  reason: 'Only where the text cites by number at all.',
  find: (context) => {
    const cited = new Set(citations(context).map(({ number }) => number));
    if (cited.size === 0) return [];
    const open = context.report.references
      .map((span, i) => ({ span, number: i + 1 }))
      .filter(({ number }) => !cited.has(number));
    // Most of a list uncited means that the text cites in another way as well.
    if (open.length === 0 || open.length * 2 > context.report.references.length) return [];
    return [
      {
        message: `Not cited: reference ${open.map(({ number }) => number).join(', ')}.`,
        places: open.map(({ span }) => ({ span })),
      },
    ];
  },
};
