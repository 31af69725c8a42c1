import type { LineLayout } from './line-layout.ts';
import { Gap, type ScannedTokens } from './scan-tokens.ts';
import {
  ABBREVIATED_BEFORE_NUMBER,
  ALWAYS_ABBREVIATED,
  PHRASE_WORDS,
  SENTENCE_STARTERS,
} from './sentence-words.ts';
import { TokenKind } from './tokens.ts';
import type { WordTable } from './word-table.ts';

/** A sentence is cut at this many tokens, so that work per sentence stays bounded whatever the text. */
const MAX_SENTENCE_TOKENS = 1000;
const MAX_LOOK_BACK = 12;
const CLOSERS = ')]}"”’\'»';
const OPENERS = '([{"“‘\'«';
const BULLETS = '-–—*•·▪●○◦‣';

/** Finds where sentences begin: token indices, ascending, the first 0. Cost linear in the number of tokens. */
export function sentenceStarts(
  text: string,
  tokens: ScannedTokens,
  words: WordTable,
  layout: LineLayout,
  blockStarts: readonly number[],
): number[] {
  const { count, start, end, kind, gap, word } = tokens;
  if (count === 0) return [];
  const starts = [0];
  let last = 0;
  let listNumber = 0;
  let block = 0;

  const unitAt = (t: number): string => text.charAt(start[t]);
  const isMark = (t: number, marks: string): boolean =>
    t >= 0 && t < count && kind[t] >= TokenKind.punctuation && marks.includes(unitAt(t));
  const form = (t: number): string => words.form(word[t]);
  const isUpper = (t: number): boolean => {
    const first = unitAt(t);
    return kind[t] === TokenKind.word && first !== first.toLowerCase();
  };
  const isLower = (t: number): boolean => kind[t] === TokenKind.word && !isUpper(t);
  const isAllCaps = (t: number): boolean => {
    if (kind[t] !== TokenKind.word) return false;
    const surface = text.slice(start[t], end[t]);
    return surface === surface.toUpperCase() && surface !== surface.toLowerCase();
  };
  const beginAt = (t: number): void => {
    if (t <= last || t >= count) return;
    starts.push(t);
    last = t;
  };

  /** The token a sentence may begin with after token `t`, looking through opening brackets and quotes. */
  const pastOpeners = (t: number): number => {
    let next = t;
    while (next < count - 1 && next < t + 3 && isMark(next, OPENERS)) next += 1;
    return next;
  };

  /** The mark that ends a sentence at or just before `t`, through closing brackets, quotes and citation numbers; else -1. */
  const endMark = (t: number): number => {
    let at = t;
    if (isMark(t, ',-–[')) return -1;
    for (let steps = 0; at > last && steps < MAX_LOOK_BACK; steps += 1) {
      if (isMark(at, '.!?…')) return at === t || isMark(t, CLOSERS) || endsWord(at - 1) ? at : -1;
      if (gap[at] !== Gap.none) return -1;
      if (isMark(at, ']') && isMark(at - 1, '.')) return -1;
      if (isMark(at, CLOSERS) && !isMark(at, ']')) at -= 1;
      else if (isMark(at, ']') || kind[at] === TokenKind.number || isMark(at, '[,-–') || isRaised(at))
        at -= 1;
      else return -1;
    }
    return -1;
  };
  /** A citation number follows a word ("improved.12 She"), not an abbreviation of one letter ("c.1195 C"). */
  const endsWord = (t: number): boolean => kind[t] !== TokenKind.word || end[t] - start[t] > 2;
  const isRaised = (t: number): boolean => kind[t] === TokenKind.symbol && /[⁰-₎²³¹]/.test(unitAt(t));

  /** Whether the full stop at `dot` only marks an abbreviation or a number, given the token `next` that follows. */
  const isInnerStop = (dot: number, next: number): boolean => {
    const before = dot - 1;
    if (before < 0 || gap[dot] !== Gap.none) return false;
    if (kind[before] === TokenKind.number) {
      if (before === last || listNumber === Number(form(before))) return isListNumber(before);
      return kind[next] === TokenKind.number && isBrokenDecimal(before, next);
    }
    if (kind[before] !== TokenKind.word) return false;
    const length = end[before] - start[before];
    if (length > 7) return false;
    if (length === 1 && isMark(before - 1, '.') && gap[before] === Gap.none && gap[before - 1] === Gap.none) {
      const head = form(before);
      // "e.g." and "i.e." lead on; other dotted abbreviations may end a sentence.
      if ((head === 'g' && form(before - 2) === 'e') || (head === 'e' && form(before - 2) === 'i'))
        return true;
      if (kind[next] === TokenKind.number) return true;
      return isUpper(next) && !SENTENCE_STARTERS.has(form(next)) && (isUpper(before) || isAllCaps(next));
    }
    const spelt = form(before);
    if (length === 1) {
      // "41 mg/L. Tocilizumab was added": a unit, not an initial.
      if (isMark(before - 1, '/') && gap[before] === Gap.none && isUpper(next)) return false;
      if (!isUpper(before)) return !SENTENCE_STARTERS.has(form(next)) || isSingleLetter(next);
      if (SENTENCE_STARTERS.has(form(next)) && end[next] - start[next] > 1) {
        return before === last && last > 0 && kind[next] !== TokenKind.word;
      }
      // "J. Smith", "by J. Smith"; "hepatitis B. Liver…" ends.
      return (
        kind[next] !== TokenKind.number &&
        (before === last || !isLower(before - 1) || form(before - 1) === 'by' || form(before - 1) === 'and')
      );
    }
    if (ALWAYS_ABBREVIATED.has(spelt))
      return !SENTENCE_STARTERS.has(form(next)) || /^(dr|mr|mrs|ms|prof|st|vs|fig|figs)$/.test(spelt);
    if (ABBREVIATED_BEFORE_NUMBER.has(spelt)) {
      return kind[next] === TokenKind.number || isMark(next, '([') || isSingleLetter(next);
    }
    return false;
  };
  const isSingleLetter = (t: number): boolean =>
    kind[t] === TokenKind.word && end[t] - start[t] === 1 && form(t) !== 'a' && form(t) !== 'i';
  const isListNumber = (t: number): boolean => end[t] - start[t] <= 2;
  /** `9. 7mg/dl`: a decimal with a stray space, told by its unit, by a bracket, or by a colon before it. */
  const isBrokenDecimal = (before: number, next: number): boolean => {
    if (end[before] - start[before] > 3 || gap[next] !== Gap.space) return false;
    const glued = next + 1 < count && gap[next + 1] === Gap.none;
    return (
      (glued && (kind[next + 1] === TokenKind.word || isMark(next + 1, '%)'))) ||
      isMark(before - 1, ':=<>≤≥(')
    );
  };

  const endsBeforeOnLine = (t: number): boolean => {
    const next = pastOpeners(t);
    const mark = endMark(t - 1);
    if (mark >= 0) {
      if (isLower(next) || isMark(next, ',;:)')) return false;
      return !(unitAt(mark) === '.' && isInnerStop(mark, next));
    }
    return false;
  };

  const endsAtNewline = (t: number): boolean => {
    const before = t - 1;
    if (isMark(t, BULLETS) && gap[t + 1] !== Gap.none) return true;
    if (isMark(before, '!?;:')) return true;
    const mark = endMark(before);
    const next = pastOpeners(t);
    if (mark >= 0)
      return !(unitAt(mark) === '.' && !isUpper(next)
        ? isInnerStop(mark, next)
        : /^(dr|mr|mrs|prof|vs|fig)$/.test(form(mark - 1)));
    if (isLower(next) || isMark(before, ',(-–/')) return false;
    if (isMark(t, ',;:.)')) return false;
    return !layout.isWrapped(end[before]);
  };

  /** `HEENT:` or `PHYSICAL EXAMINATION:` run into the text begins a sentence of its own. */
  const headedFieldStart = (colon: number): number => {
    let from = colon;
    let letters = 0;
    while (from - 1 > last && colon - from < 6 && isAllCaps(from - 1) && (gap[from] as Gap) <= Gap.spaces) {
      from -= 1;
      letters += end[from] - start[from];
      if (gap[from] === Gap.spaces) break;
    }
    // The capitals begin the sentence already.
    if (from - 1 === last && isAllCaps(last) && gap[from] !== Gap.spaces) return -1;
    if (from === colon || from <= last || (gap[from] as Gap) === Gap.none) return -1;
    if (gap[from] === Gap.spaces) return from;
    const before = from - 1;
    if (letters < 4 || isMark(before, '(,/-')) return -1;
    return isLower(before) && PHRASE_WORDS.has(form(before)) ? -1 : from;
  };

  for (let t = 1; t < count; t += 1) {
    while (block < blockStarts.length && blockStarts[block] < start[t]) block += 1;
    const here = gap[t] as Gap;
    if (blockStarts[block] === start[t] || here === Gap.blankLine || t - last >= MAX_SENTENCE_TOKENS) {
      beginAt(t);
      listNumber = 0;
      continue;
    }
    if (here === Gap.newline) {
      if (endsAtNewline(t)) beginAt(t);
      continue;
    }
    if (kind[t] === TokenKind.number && here !== Gap.none && isMark(t + 1, '.') && gap[t + 1] === Gap.none) {
      // "1. Asthma 2. Gout": the next number of a list begins the next sentence.
      const value = Number(form(t));
      if (
        isListNumber(t) &&
        value === listNumber + 1 &&
        t + 2 < count &&
        gap[t + 2] !== Gap.none &&
        isUpper(t + 2)
      ) {
        if (value > 1 || isMark(t - 1, ':.')) {
          listNumber = value;
          if (value > 1 || isMark(t - 1, '.')) beginAt(t);
          continue;
        }
      }
    }
    if (here === Gap.none) {
      // "admitted.The patient": a missing space.
      if (isMark(t - 1, '.') && isUpper(t) && isLower(t - 2) && gap[t - 1] === Gap.none && !isAllCaps(t)) {
        if (end[t - 2] - start[t - 2] > 2 && end[t] - start[t] > 1) beginAt(t);
      } else if (isMark(t, ':')) {
        const field = headedFieldStart(t);
        if (field > 0) beginAt(field);
      }
      continue;
    }
    if (endsBeforeOnLine(t)) beginAt(t);
  }
  return starts;
}
