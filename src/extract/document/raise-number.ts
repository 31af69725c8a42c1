const RAISED_DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** An exponent, or the numbers of references; letters (the `99m` of technetium) stay as they are. */
const NUMBER = /^[-−–]?\d+(?:[,–-]\d+)*[,–-]?$/;

/** Writes a number that stands raised as superscripts, character for character (`-3` as `⁻³`), so that it ends the word before it; other words stay. */
export function raiseNumber(words: string): string {
  if (!NUMBER.test(words)) return words;
  return words.replaceAll(/\d/g, (digit) => RAISED_DIGITS.charAt(Number(digit))).replace(/^[-−–]/u, '⁻');
}
