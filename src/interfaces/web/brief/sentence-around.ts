/** Words with what stands before and after them in their sentence. */
export interface Quoted {
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

const MOST_LETTERS = 240;

/** The sentence around a place, cut to its surroundings where it is long. The three parts together are words of the text. */
export function sentenceAround(text: string, span: { readonly start: number; readonly end: number }): Quoted {
  const earlier = text.slice(Math.max(0, span.start - MOST_LETTERS), span.start);
  const later = text.slice(span.end, span.end + MOST_LETTERS);
  const begins = Math.max(
    0,
    ...[...earlier.matchAll(/[.?!]\s+|\n+/g)].map((mark) => mark.index + mark[0].length),
  );
  const found = /[.?!](?=\s|$)|\n/.exec(later);
  const before = earlier.slice(begins);
  return {
    before,
    words: text.slice(span.start, span.end),
    after: found === null ? later : later.slice(0, found.index + (found[0] === '\n' ? 0 : 1)),
  };
}
