import { type Tokens, TokenKind } from '../../document/index.ts';

/** How many shapes there are; a shape is a number below this. */
export const SHAPE_COUNT = 24;

const isUpper = (c: number): boolean => c >= 65 && c <= 90;
const isLower = (c: number): boolean => c >= 97 && c <= 122;

/**
 * The shape of a token: kind, capitals, digits, and whether it is written close to the token before it.
 * A number in `[0, SHAPE_COUNT)`; twice the form, plus one where no space parts it from the token before.
 */
export function shapeOf(text: string, tokens: Tokens, token: number): number {
  const start = tokens.startUtf16[token];
  const end = tokens.endUtf16[token];
  const close = token > 0 && tokens.endUtf16[token - 1] === start ? 1 : 0;
  return 2 * formOf(text, tokens.kind[token] as TokenKind, start, end) + close;
}

function formOf(text: string, kind: TokenKind, start: number, end: number): number {
  if (kind === TokenKind.number) return end - start === 1 ? 0 : end - start === 4 ? 1 : 2;
  if (kind === TokenKind.punctuation) return 3;
  if (kind === TokenKind.symbol) return 4;
  const first = text.charCodeAt(start);
  if (end - start === 1) return isUpper(first) ? 5 : 6;
  let upper = 0;
  let other = 0;
  for (let i = start; i < end; i += 1) {
    const c = text.charCodeAt(i);
    if (isUpper(c)) upper += 1;
    else if (!isLower(c)) other += 1;
  }
  if (other > 0) return upper > 0 ? 7 : 8;
  if (upper === 0) return 9;
  if (upper === 1 && isUpper(first)) return 10;
  return 11;
}
