/** Says whether a word, in small letters, is one that people write. */
export type IsWord = (word: string) => boolean;

const AT_END = /([\p{L}\p{M}\d]+)[-\u2010]$/u;
const AT_START = /^[\p{L}\p{M}\d]+-?/u;

/**
 * Whether the hyphen that a line ends with is there only because the line was full.
 *
 * The document's own words decide, then words in common use; a hyphen before a capital or a digit, after an abbreviation, and one between two words that both
 * stand alone (`soft-` `tissue`), stays.
 */
export function isLineEndHyphen(
  line: string,
  next: string,
  words: { readonly own: ReadonlySet<string>; readonly isWord: IsWord },
): boolean {
  const written = AT_END.exec(line)?.[1];
  const right = AT_START.exec(next)?.[0];
  if (written === undefined || right === undefined || /^[\p{Lu}\d]/u.test(right)) return false;
  // `vitamin K-`, `CT-`, `IL6-`: no word is cut there.
  if (/\d$/.test(written) || /^\p{Lu}+$/u.test(written) || written.length === 1) return false;
  // `anti-` `double-stranded`: one compound of several parts.
  if (right.endsWith('-')) return false;
  const left = written.toLowerCase();
  const known = (word: string): boolean => words.own.has(word) || words.isWord(word);
  if (words.own.has(left + right)) return true;
  if (words.own.has(`${left}-${right}`)) return false;
  if (words.isWord(left + right)) return true;
  return !(known(left) && known(right));
}

/** The words of some lines, in small letters, without those that a line end may have cut. */
export function ownWords(lines: Iterable<string>): ReadonlySet<string> {
  const own = new Set<string>();
  let isCut = false;
  for (const line of lines) {
    const words = line.toLowerCase().match(/[\p{L}\p{M}\d]+(?:[-\u2010][\p{L}\p{M}\d]+)*[-\u2010]?/gu) ?? [];
    const endsCut = AT_END.test(line);
    for (const [i, word] of words.entries())
      if (!(i === 0 && isCut) && !(endsCut && i === words.length - 1))
        own.add(word.replaceAll('\u2010', '-'));
    isCut = endsCut;
  }
  return own;
}
