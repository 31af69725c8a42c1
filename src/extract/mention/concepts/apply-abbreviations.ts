import type { Tokens } from '../../document/index.ts';
import type { Reading } from './choose-names.ts';
import type { Abbreviation } from './find-abbreviations.ts';

/**
 * Reads each abbreviation that the text defines as what its long form names, everywhere in the document.
 *
 * A long form that names nothing known takes its abbreviation out: "MS" defined as "mass spectrometry" is no disease.
 */
export function applyAbbreviations(
  readings: readonly Reading[],
  abbreviations: readonly Abbreviation[],
  text: string,
  tokens: Tokens,
): Reading[] {
  if (abbreviations.length === 0) return [...readings];
  const meaningByShort = new Map<string, Reading | undefined>();
  for (const { short, longFrom, longTo } of abbreviations) {
    let meaning: Reading | undefined;
    for (const reading of readings) {
      const isInside = reading.from >= longFrom && reading.to === longTo;
      const isAround = reading.from < longFrom && reading.to === longTo;
      if ((isInside || isAround) && (meaning === undefined || reading.words > meaning.words))
        meaning = reading;
    }
    meaningByShort.set(short, meaning ?? meaningByShort.get(short));
  }
  const added: Reading[] = [];
  const claimed = new Uint8Array(tokens.count);
  for (const [short, meaning] of meaningByShort) {
    for (const from of placesOf(short, text, tokens)) {
      const to = tokenAfter(tokens, from, (tokens.startUtf16[from] as number) + short.length);
      if (to === undefined) continue;
      claimed.fill(1, from, to);
      if (meaning !== undefined) added.push({ ...meaning, from, to, words: 1, basis: 'abbreviation' });
    }
  }
  const untouched = readings.filter(({ from, to }) => !isClaimed(claimed, from, to));
  const wider = readings.filter(
    ({ from, to }) => isClaimed(claimed, from, to) && to - from > 1 && !isAllClaimed(claimed, from, to),
  );
  const free = added.filter(({ from, to }) => !wider.some((other) => other.from < to && from < other.to));
  return [...untouched, ...wider, ...free].sort((a, b) => a.from - b.from || a.to - b.to);
}

function isClaimed(claimed: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (claimed[at] === 1) return true;
  return false;
}

function isAllClaimed(claimed: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (claimed[at] === 0) return false;
  return true;
}

/** Tokens at which the short form, or its plural, stands as a word. */
function placesOf(short: string, text: string, tokens: Tokens): number[] {
  const places: number[] = [];
  let token = 0;
  for (let at = text.indexOf(short); at >= 0; at = text.indexOf(short, at + short.length)) {
    while (token < tokens.count && (tokens.startUtf16[token] as number) < at) token += 1;
    if (token < tokens.count && tokens.startUtf16[token] === at) places.push(token);
  }
  return places;
}

/** The token behind a short form that ends at `endUtf16`, or one letter later by a plural s. */
function tokenAfter(tokens: Tokens, from: number, endUtf16: number): number | undefined {
  for (let at = from; at < tokens.count; at += 1) {
    const end = tokens.endUtf16[at] as number;
    if (
      end === endUtf16 ||
      (end === endUtf16 + 1 && tokens.words.form(tokens.word[at] as number).endsWith('s'))
    )
      return at + 1;
    if (end > endUtf16) return undefined;
  }
  return undefined;
}
