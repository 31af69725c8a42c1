import type { Tokens } from '../../document/index.ts';
import type { Reading } from './choose-names.ts';
import type { Abbreviation } from './find-abbreviations.ts';

/** A short form, and what its long form names; without `meaning`, nothing that is known. */
interface Short {
  readonly short: string;
  readonly meaning: Reading | undefined;
}

/**
 * Reads each abbreviation that the text defines as what its long form names, everywhere in the document.
 *
 * A long form that names nothing known takes its abbreviation out: "MS" defined as "mass spectrometry" is no disease.
 * `readings` stand in order and do not overlap; so does the result. Cost: linear in the tokens.
 */
export function applyAbbreviations(
  readings: readonly Reading[],
  abbreviations: readonly Abbreviation[],
  text: string,
  tokens: Tokens,
): readonly Reading[] {
  if (abbreviations.length === 0) return readings;
  const shortsByWord = shortsOf(readings, abbreviations, tokens);
  const kept: Reading[] = [];
  let next = 0;
  let coveredTo = 0;
  for (let at = 0; at < tokens.count; at += 1) {
    const place = placeAt(shortsByWord.get(tokens.word[at]), at, text, tokens);
    if (place === undefined) continue;
    const { to, meaning } = place;
    for (; next < readings.length && readings[next].to <= at; next += 1) {
      kept.push(readings[next]);
      coveredTo = Math.max(coveredTo, readings[next].to);
    }
    const across = readings[next];
    const isWider =
      across !== undefined && across.from <= at && across.to >= to && across.to - across.from > to - at;
    if (isWider || at < coveredTo) continue;
    while (next < readings.length && readings[next].from < to) next += 1;
    if (meaning !== undefined) kept.push({ ...meaning, from: at, to, words: 1, basis: 'abbreviation' });
    coveredTo = to;
  }
  return [...kept, ...readings.slice(next)];
}

/** Short forms by the word of their first token; a later definition counts where an earlier one named nothing. */
function shortsOf(
  readings: readonly Reading[],
  abbreviations: readonly Abbreviation[],
  tokens: Tokens,
): ReadonlyMap<number, readonly Short[]> {
  const readingByEnd = new Map(readings.map((reading) => [reading.to, reading]));
  const shorts = new Map<string, Short & { readonly word: number }>();
  for (const { short, shortFrom, longTo } of abbreviations) {
    const meaning = readingByEnd.get(longTo) ?? shorts.get(short)?.meaning;
    shorts.set(short, { short, meaning, word: tokens.word[shortFrom] });
  }
  const byWord = new Map<number, Short[]>();
  for (const short of shorts.values()) byWord.set(short.word, [...(byWord.get(short.word) ?? []), short]);
  // The plural of a one-token short form is a word of its own.
  for (const short of shorts.values()) {
    const plural = tokens.words.intern(`${short.short}s`);
    if (/^[\p{L}\d]+$/u.test(short.short)) byWord.set(plural, [...(byWord.get(plural) ?? []), short]);
  }
  return byWord;
}

function placeAt(
  shorts: readonly Short[] | undefined,
  at: number,
  text: string,
  tokens: Tokens,
): { readonly to: number; readonly meaning: Reading | undefined } | undefined {
  if (shorts === undefined) return undefined;
  const start = tokens.startUtf16[at];
  for (const { short, meaning } of shorts) {
    if (!text.startsWith(short, start)) continue;
    const to = tokenAfter(tokens, at, start + short.length);
    if (to !== undefined) return { to, meaning };
  }
  return undefined;
}

/** The token behind a short form that ends at `endUtf16`, or one letter later by a plural s. */
function tokenAfter(tokens: Tokens, from: number, endUtf16: number): number | undefined {
  for (let at = from; at < tokens.count; at += 1) {
    const end = tokens.endUtf16[at];
    if (end === endUtf16) return at + 1;
    if (end === endUtf16 + 1 && tokens.words.form(tokens.word[at]).endsWith('s')) return at + 1;
    if (end > endUtf16) return undefined;
  }
  return undefined;
}
