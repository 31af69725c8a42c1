import { type Document, TokenKind } from '../document/index.ts';
import type { HeadingMeaning, HeadingTable } from './heading-table.ts';

export interface RunInHeading {
  readonly meaning: HeadingMeaning;
  readonly heading: string;
}

/**
 * A heading that stands before its text on the same line, at token `from`: "Case presentation: A 34-year-old …" where any sentence
 * begins; "Discussion. …", "Case report – …" and "CASE REPORT A 34-year-old …" where a block begins.
 */
export function runInHeadingAt(
  document: Document,
  headings: HeadingTable,
  from: number,
  to: number,
  atBlockStart: boolean,
): RunInHeading | undefined {
  const { text, tokens } = document;
  const { startUtf16, endUtf16, kind, count } = tokens;
  const first = text.charAt(startUtf16[from]);
  if (first === first.toLowerCase() && !/\d/.test(first)) return undefined;
  const limit = Math.min(from + headings.maxWords + 4, to);
  const meaningTo = (lastToken: number): RunInHeading | undefined => {
    const heading = text.slice(startUtf16[from], endUtf16[lastToken]);
    const meaning = headings.find(heading);
    return meaning?.runIn === true ? { meaning, heading } : undefined;
  };
  for (let t = from + 1; t < limit; t += 1) {
    const mark = text.charAt(startUtf16[t]);
    if (kind[t] !== TokenKind.punctuation) continue;
    if (mark === ':') return meaningTo(t - 1);
    if (!atBlockStart) continue;
    const isSpaced = t + 1 >= count || startUtf16[t + 1] > endUtf16[t];
    if (mark === '.' && isSpaced) return meaningTo(t - 1) ?? capitalsAt(document, from, limit, meaningTo);
    if ('-–—'.includes(mark) && isSpaced && startUtf16[t] > endUtf16[t - 1]) return meaningTo(t - 1);
  }
  return atBlockStart ? capitalsAt(document, from, limit, meaningTo) : undefined;
}

/** "CASE REPORT A 34-year-old": capitals that a text in small letters follows. */
function capitalsAt(
  { text, tokens }: Document,
  from: number,
  limit: number,
  meaningTo: (lastToken: number) => RunInHeading | undefined,
): RunInHeading | undefined {
  let end = from;
  while (end < limit) {
    const surface = text.slice(tokens.startUtf16[end], tokens.endUtf16[end]);
    if (tokens.kind[end] === TokenKind.word && surface !== surface.toUpperCase()) break;
    end += 1;
  }
  if (end === limit || tokens.endUtf16[from] - tokens.startUtf16[from] < 4) return undefined;
  for (let last = end - 1; last >= from; last -= 1) {
    const found = meaningTo(last);
    if (found !== undefined) return found;
  }
  return undefined;
}
