import type { Tokens } from '../../document/index.ts';

/** An abbreviation as a text defines it: `systemic lupus erythematosus (SLE)`. */
export interface Abbreviation {
  readonly short: string;
  /** First token of the short form. */
  readonly shortFrom: number;
  /** Tokens of the long form, `[from, to)`. */
  readonly longFrom: number;
  readonly longTo: number;
}

const MAX_SHORT_CHARACTERS = 10;
const MAX_INSIDE_CHARACTERS = 60;
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']' };

/**
 * Finds abbreviations in brackets behind their long form.
 *
 * Source: Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text",
 * Pacific Symposium on Biocomputing 2003. Cost: linear, a few comparisons for each bracket.
 */
export function findAbbreviations(text: string, tokens: Tokens): Abbreviation[] {
  const found: Abbreviation[] = [];
  for (let at = 1; at + 2 < tokens.count; at += 1) {
    if (tokens.kind[at] !== 2) continue;
    const closing = CLOSING[tokens.words.form(tokens.word[at])];
    if (closing === undefined) continue;
    const shortFrom = tokens.startUtf16[at + 1];
    const inside = text.slice(shortFrom, shortFrom + MAX_INSIDE_CHARACTERS);
    const end = inside.indexOf(closing);
    if (end < 0) continue;
    const comma = inside.slice(0, end).search(/[,;]/);
    const short = inside.slice(0, comma < 0 ? end : comma);
    if (!isShortForm(short)) continue;
    const longFrom = longFormStart(short, text, tokens, at);
    if (longFrom !== undefined) found.push({ short, shortFrom: at + 1, longFrom, longTo: at });
  }
  return found;
}

function isShortForm(short: string): boolean {
  return (
    short.length >= 2 &&
    short.length <= MAX_SHORT_CHARACTERS &&
    /^[\p{L}\d]/u.test(short) &&
    /\p{Lu}/u.test(short) &&
    (short.match(/\s/g) ?? []).length <= 1
  );
}

/** The first token of the shortest stretch before the bracket that spells the short form, its first letter starting a word. */
function longFormStart(short: string, text: string, tokens: Tokens, bracket: number): number | undefined {
  const letters = short.toLowerCase().replace(/[^\p{L}\d]/gu, '');
  const isPlural = /[A-Z]s$/.test(short);
  const wanted = isPlural ? letters.slice(0, -1) : letters;
  const maxWords = Math.min(wanted.length + 5, wanted.length * 2);
  const sentence = tokens.sentenceStart[tokens.sentenceOf[bracket]];
  let earliest = bracket;
  for (let words = 0; earliest > sentence && words < maxWords; ) {
    earliest -= 1;
    if (tokens.kind[earliest] === 0) words += 1;
    else if (tokens.words.form(tokens.word[earliest]) === ';') break;
  }
  let at = tokens.startUtf16[bracket] - 1;
  const begin = tokens.startUtf16[earliest];
  for (let i = wanted.length - 1; i >= 0; i -= 1) {
    const mustStartWord = i === 0;
    at = lastPlaceOf(wanted[i] ?? '', text, at, begin, mustStartWord);
    if (at < begin) return undefined;
    at -= 1;
  }
  for (let token = earliest; token < bracket; token += 1)
    if (tokens.startUtf16[token] === at + 1) return token;
  return undefined;
}

/** The last place at or before `from` of a letter, at the start of a word where that is asked; below `begin` if there is none. */
function lastPlaceOf(
  letter: string,
  text: string,
  from: number,
  begin: number,
  mustStartWord: boolean,
): number {
  for (let at = from; at >= begin; at -= 1) {
    if (text[at]?.toLowerCase() === letter && !(mustStartWord && isLetter(text[at - 1]))) return at;
  }
  return begin - 1;
}

const isLetter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\d]/u.test(character);
