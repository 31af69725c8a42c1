import { filterError } from './filter-error.ts';

/** A piece of a filter with its place, counted from 0. */
export interface Token {
  readonly kind: 'word' | 'string' | 'operator' | 'end';
  /** The word or operator as written; of a string, what stands between the quotes. */
  readonly text: string;
  readonly start: number;
}

const OPERATORS = ['..', '!=', '<=', '>=', '=', '<', '>', '~', '(', ')'] as const;
const BLANK = /\s/;

/** Longer filters are refused: nobody writes them, and each level of brackets costs stack. */
export const MAX_FILTER_LENGTH = 10_000;

/** Cuts a filter into words, quoted strings and operators. Throws `InputError` `filter-syntax`. */
export function tokenise(filter: string): readonly Token[] {
  if (filter.length > MAX_FILTER_LENGTH) {
    throw filterError(
      filter.slice(0, 80),
      0,
      `the filter is ${filter.length} characters long, ${MAX_FILTER_LENGTH} are allowed`,
    );
  }
  const tokens: Token[] = [];
  let at = 0;
  while (at < filter.length) {
    const start = at;
    const char = filter.charAt(at);
    if (BLANK.test(char)) {
      at += 1;
      continue;
    }
    const operator = OPERATORS.find((candidate) => filter.startsWith(candidate, start));
    if (operator !== undefined) {
      at += operator.length;
      tokens.push({ kind: 'operator', text: operator, start });
    } else if (char === '"' || char === "'") {
      const { text, end } = quoted(filter, start);
      at = end;
      tokens.push({ kind: 'string', text, start });
    } else {
      while (at < filter.length && !endsWord(filter, at)) at += 1;
      if (at === start)
        throw filterError(filter, start, `${JSON.stringify(char)} stands alone; unequal is written !=`);
      tokens.push({ kind: 'word', text: filter.slice(start, at), start });
    }
  }
  return [...tokens, { kind: 'end', text: '', start: filter.length }];
}

function endsWord(filter: string, at: number): boolean {
  const char = filter.charAt(at);
  return BLANK.test(char) || '"\'!=<>~()'.includes(char) || filter.startsWith('..', at);
}

function quoted(filter: string, start: number): { readonly text: string; readonly end: number } {
  const quote = filter.charAt(start);
  let text = '';
  for (let at = start + 1; at < filter.length; at += 1) {
    const char = filter.charAt(at);
    if (char === quote) return { text, end: at + 1 };
    if (char === '\\' && at + 1 < filter.length) {
      at += 1;
      text += filter.charAt(at);
    } else {
      text += char;
    }
  }
  throw filterError(filter, start, `the quote ${quote} is never closed`);
}
