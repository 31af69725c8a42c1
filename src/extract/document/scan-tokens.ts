import { CharacterClass, characterClass } from './character-class.ts';
import { TokenKind } from './tokens.ts';
import type { WordTable } from './word-table.ts';

/** What stands between a token and the one before it. */
export const Gap = { none: 0, space: 1, spaces: 2, newline: 3, blankLine: 4 } as const;
export type Gap = (typeof Gap)[keyof typeof Gap];

/** Tokens as they come out of the scan: arrays with room to spare, of which the first `count` entries count. */
export interface ScannedTokens {
  count: number;
  start: Int32Array;
  end: Int32Array;
  word: Int32Array;
  kind: Uint8Array;
  gap: Uint8Array;
}

const KEPT_CAPACITY = 1 << 16;
/** A run of letters or digits is cut here, so that nothing later meets a word of a million letters. */
const MAX_TOKEN_LENGTH = 256;
const DOT = 46;
const COMMA = 44;
const MIDDLE_DOT = 0xb7;
const BACKSLASH = 92;

function withCapacity(capacity: number): ScannedTokens {
  return {
    count: 0,
    start: new Int32Array(capacity),
    end: new Int32Array(capacity),
    word: new Int32Array(capacity),
    kind: new Uint8Array(capacity),
    gap: new Uint8Array(capacity),
  };
}

function grow(tokens: ScannedTokens): void {
  const larger = withCapacity(tokens.start.length * 2);
  for (const key of ['start', 'end', 'word', 'kind', 'gap'] as const) larger[key].set(tokens[key]);
  Object.assign(tokens, larger, { count: tokens.count });
}

let scratch = withCapacity(KEPT_CAPACITY);

/** Cuts a text into tokens in one pass. The result is scratch space: read it before the next call. */
export function scanTokens(text: string, words: WordTable): ScannedTokens {
  if (scratch.start.length > KEPT_CAPACITY) scratch = withCapacity(KEPT_CAPACITY);
  const out = scratch;
  out.count = 0;
  const length = text.length;
  let gap: Gap = Gap.none;
  let newlines = 0;
  let i = 0;
  while (i < length) {
    const unit = text.charCodeAt(i);
    const unitClass = characterClass(unit);
    if (unitClass === CharacterClass.space) {
      gap = gap >= Gap.newline ? gap : gap === Gap.none ? Gap.space : Gap.spaces;
      i += 1;
      continue;
    }
    if (unitClass === CharacterClass.newline) {
      if (unit === 13 && text.charCodeAt(i + 1) === 10) i += 1;
      newlines += 1;
      gap = newlines > 1 ? Gap.blankLine : Gap.newline;
      i += 1;
      continue;
    }
    if (unit === BACKSLASH && isEscapedLineBreak(text, i, gap)) {
      gap = Gap.newline;
      newlines += 1;
      i += 2;
      continue;
    }
    const from = i;
    let kind: TokenKind;
    if (unitClass === CharacterClass.letter) {
      kind = TokenKind.word;
      i = endOfWord(text, i);
    } else if (unitClass === CharacterClass.digit) {
      kind = TokenKind.number;
      i = endOfNumber(text, i);
    } else if (unit === DOT && startsDecimal(text, i)) {
      kind = TokenKind.number;
      i = endOfNumber(text, i + 1);
    } else if (unitClass === CharacterClass.raised) {
      kind = TokenKind.symbol;
      i = endOfRaised(text, i);
    } else {
      kind = unitClass === CharacterClass.punctuation ? TokenKind.punctuation : TokenKind.symbol;
      const low = i + 1 < length ? text.charCodeAt(i + 1) : 0;
      i += unit >= 0xd800 && unit <= 0xdbff && low >= 0xdc00 && low <= 0xdfff ? 2 : 1;
    }
    const t = out.count;
    if (t === out.start.length) grow(out);
    out.start[t] = from;
    out.end[t] = i;
    out.kind[t] = kind;
    out.gap[t] = gap;
    out.word[t] = words.internRange(text, from, i);
    out.count = t + 1;
    gap = Gap.none;
    newlines = 0;
  }
  return out;
}

function endOfWord(text: string, from: number): number {
  const limit = Math.min(text.length, from + MAX_TOKEN_LENGTH);
  // `4x5`: the x between two numbers is a sign, not the head of a word.
  if (
    (text.charCodeAt(from) | 32) === 120 &&
    from > 0 &&
    isDigitAt(text, from - 1) &&
    isDigitAt(text, from + 1)
  )
    return from + 1;
  let i = from + 1;
  while (i < limit) {
    const unit = text.charCodeAt(i);
    const lower = unit | 32;
    if (lower >= 97 && lower <= 122 && unit < 128) {
      i += 1;
      continue;
    }
    const unitClass = characterClass(unit);
    if (unitClass === CharacterClass.letter || unitClass === CharacterClass.digit) i += 1;
    else if (unitClass === CharacterClass.raised) return Math.min(endOfRaised(text, i), limit);
    else if (
      unitClass === CharacterClass.joiner &&
      characterClass(text.charCodeAt(i + 1)) === CharacterClass.letter
    )
      i += 1;
    else break;
  }
  return i;
}

function endOfNumber(text: string, from: number): number {
  const limit = Math.min(text.length, from + MAX_TOKEN_LENGTH);
  let i = from + 1;
  while (i < limit) {
    const unit = text.charCodeAt(i);
    if ((unit >= 48 && unit <= 57) || (unit > 127 && characterClass(unit) === CharacterClass.digit)) i += 1;
    else if ((unit === DOT || unit === COMMA || unit === MIDDLE_DOT) && isDigitAt(text, i + 1)) i += 2;
    else break;
  }
  return i;
}

function endOfRaised(text: string, from: number): number {
  const limit = Math.min(text.length, from + MAX_TOKEN_LENGTH);
  let i = from + 1;
  while (i < limit && characterClass(text.charCodeAt(i)) === CharacterClass.raised) i += 1;
  return i;
}

function isDigitAt(text: string, i: number): boolean {
  return i < text.length && characterClass(text.charCodeAt(i)) === CharacterClass.digit;
}

/** `.04`, but not the dot of `Fig.5` or `1..2`. */
function startsDecimal(text: string, i: number): boolean {
  if (!isDigitAt(text, i + 1)) return false;
  if (i === 0) return true;
  const before = text.charCodeAt(i - 1);
  const beforeClass = characterClass(before);
  return (
    beforeClass === CharacterClass.space ||
    beforeClass === CharacterClass.newline ||
    beforeClass === CharacterClass.symbol ||
    before === 40
  );
}

/** A line break that some exports leave as the two characters `\n`: after a space or the end of a sentence, before a capital. */
function isEscapedLineBreak(text: string, i: number, gap: Gap): boolean {
  const letter = text.charCodeAt(i + 1);
  if (letter !== 110 && letter !== 114) return false;
  if (i > 0 && gap === Gap.none && !'.!?:;)]"”’%'.includes(text.charAt(i - 1))) return false;
  const next = text.charAt(i + 2);
  return (
    next === '' ||
    next === '\\' ||
    characterClass(next.charCodeAt(0)) !== CharacterClass.letter ||
    next !== next.toLowerCase()
  );
}
