import { editDistance } from '../../../terminology/index.ts';
import type { Rule } from '../rule.ts';

/** Names of diseases, findings and tests that the reader could only take as another, nearly alike. */
export const nameMisspelt: Rule = {
  id: 'text/name-misspelt',
  severity: 'note',
  title: 'a name that no terminology has, and one that is nearly the same',
  reason:
    'As drugs/misspelt, for diseases, findings, tests and procedures. The likely name is given; a name that the vocabulary of this machine lacks may be right. Only a single letter left out, added, changed or exchanged counts, not in the ending.',
  find: ({ issues, quote, report }) =>
    issues(
      'condition-misspelt',
      'finding-misspelt',
      'measurement-misspelt',
      'investigation-misspelt',
      'procedure-misspelt',
      'anatomy-misspelt',
    ).flatMap(({ span, message }) => {
      if (span === undefined) return [];
      const written = quote(span);
      const meant = /was read as (.+); check/.exec(message)?.[1] ?? '';
      if (!isSlip(written, meant) || isHalf(report.text, span.start, span.end)) return [];
      // What a report writes the same way again and again is a word of its own.
      if (report.text.split(written).length > MOST_TIMES + 1) return [];
      return [{ message, places: [{ span, says: written }] }];
    }),
};

const MOST_TIMES = 2;
/** Words that end alike but for these are forms of one word. */
const ENDING_LETTERS = 2;

/** Whether one letter was left out, added, changed or exchanged, and not in the ending. */
function isSlip(written: string, meant: string): boolean {
  const words = (text: string) => text.toLowerCase().split(/[\s-]+/);
  return words(written).some((word) =>
    words(meant).some((other) => {
      if (word === other || word.length < 6) return false;
      const stem = Math.min(word.length, other.length) - ENDING_LETTERS;
      if (word.slice(0, stem) === other.slice(0, stem)) return false;
      return editDistance(word, other, 1) !== undefined;
    }),
  );
}

/** "tracheo" of "tracheo-oesophageal". */
function isHalf(text: string, start: number, end: number): boolean {
  return /[-–\p{L}]/u.test(text[end] ?? ' ') || /[-–]/.test(text[start - 1] ?? ' ');
}
