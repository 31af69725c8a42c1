import { type Tokens, TokenKind } from './tokens.ts';
import type { WordTable } from './word-table.ts';

const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isAsciiLetter = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90);
const OTHER_LETTER = /\p{L}|\p{M}/u;
const isLetter = (c: number): boolean =>
  isAsciiLetter(c) || (c >= 0xaa && OTHER_LETTER.test(String.fromCharCode(c)));
const isSpace = (c: number): boolean =>
  c === 32 ||
  (c >= 9 && c <= 13) ||
  c === 0xa0 ||
  (c >= 0x2000 && c <= 0x200b) ||
  c === 0x202f ||
  c === 0x3000 ||
  c === 0xfeff;
const PUNCTUATION = new Set([...'.,;:!?()[]{}"\'“”‘’/-–—'].map((mark) => mark.charCodeAt(0)));

/** Cuts a text into tokens and sentences in one pass; cost linear in its length. */
export function tokenize(text: string, words: WordTable): Tokens {
  const start: number[] = [];
  const end: number[] = [];
  const kind: number[] = [];
  const word: number[] = [];
  const length = text.length;
  let i = 0;
  while (i < length) {
    const c = text.charCodeAt(i);
    if (isSpace(c)) {
      i += 1;
      continue;
    }
    const from = i;
    let tokenKind: TokenKind;
    if (isLetter(c)) {
      tokenKind = TokenKind.word;
      i += 1;
      while (i < length && (isLetter(text.charCodeAt(i)) || isDigit(text.charCodeAt(i)))) i += 1;
    } else if (isDigit(c)) {
      tokenKind = TokenKind.number;
      i += 1;
      while (i < length) {
        const d = text.charCodeAt(i);
        if (isDigit(d)) i += 1;
        else if ((d === 46 || d === 44 || d === 0xb7) && i + 1 < length && isDigit(text.charCodeAt(i + 1)))
          i += 2;
        else break;
      }
    } else {
      tokenKind = PUNCTUATION.has(c) ? TokenKind.punctuation : TokenKind.symbol;
      i += c >= 0xd800 && c <= 0xdbff && i + 1 < length ? 2 : 1;
    }
    start.push(from);
    end.push(i);
    kind.push(tokenKind);
    word.push(words.intern(text.slice(from, i)));
  }
  const count = start.length;
  const sentenceStart: number[] = count > 0 ? [0] : [];
  const sentenceOf = new Int32Array(count);
  for (let t = 0; t < count; t += 1) {
    sentenceOf[t] = sentenceStart.length - 1;
    if (t + 1 < count && endsSentence(text, start, end, kind, t)) sentenceStart.push(t + 1);
  }
  const sentenceCount = sentenceStart.length;
  sentenceStart.push(count);
  return {
    count,
    startUtf16: Int32Array.from(start),
    endUtf16: Int32Array.from(end),
    kind: Uint8Array.from(kind),
    word: Int32Array.from(word),
    words,
    sentenceCount,
    sentenceStart: Int32Array.from(sentenceStart),
    sentenceOf,
  };
}

function endsSentence(text: string, start: number[], end: number[], kind: number[], t: number): boolean {
  const gap = text.slice(end[t], start[t + 1]);
  if (gap.includes('\n')) return gap.includes('\n\n') || /[.!?:;]/.test(text[end[t] - 1] ?? '');
  if (gap === '') return false;
  const mark = text[start[t]];
  if (mark !== '.' && mark !== '!' && mark !== '?') return false;
  const next = text[start[t + 1]] ?? '';
  return kind[t + 1] === TokenKind.number || next !== next.toLowerCase();
}
