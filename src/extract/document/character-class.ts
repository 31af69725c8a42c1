/** What a UTF-16 code unit is to the tokeniser. */
export const CharacterClass = {
  unknown: 0,
  space: 1,
  newline: 2,
  letter: 3,
  digit: 4,
  /** Superscript and subscript digits and signs: they end a word (`m²`, `CO₂`), or stand alone (`10⁹`). */
  raised: 5,
  /** A soft hyphen: part of the word it is in. */
  joiner: 6,
  punctuation: 7,
  symbol: 8,
} as const;
export type CharacterClass = (typeof CharacterClass)[keyof typeof CharacterClass];

const LETTER = /[\p{L}\p{M}]/u;
const DIGIT = /\p{Nd}/u;
const SPACE = /[\s\p{Cc}\p{Zs}\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFEFF]/u;
const RAISED = /[\u00B2\u00B3\u00B9\u2070-\u208E]/u;
const PUNCTUATION = new Set('.,;:!?()[]{}"\'“”‘’‚„/\\-‐‑‒–—…·•');

const classByUnit = new Uint8Array(0x10000);

function classify(unit: number): CharacterClass {
  const character = String.fromCharCode(unit);
  if (unit === 10 || unit === 13 || unit === 0x2028 || unit === 0x2029) return CharacterClass.newline;
  if (unit === 0xad) return CharacterClass.joiner;
  if (SPACE.test(character)) return CharacterClass.space;
  if (RAISED.test(character)) return CharacterClass.raised;
  if (DIGIT.test(character)) return CharacterClass.digit;
  if (LETTER.test(character)) return CharacterClass.letter;
  return PUNCTUATION.has(character) ? CharacterClass.punctuation : CharacterClass.symbol;
}

/** The class of a UTF-16 code unit; worked out once each. Halves of surrogate pairs are symbols. */
export function characterClass(unit: number): CharacterClass {
  const known = classByUnit[unit] as CharacterClass;
  if (known !== CharacterClass.unknown) return known;
  const found = classify(unit);
  classByUnit[unit] = found;
  return found;
}
