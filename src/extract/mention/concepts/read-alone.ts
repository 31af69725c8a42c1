import type { Tokens, WordTable } from '../../document/index.ts';
import type { Candidate } from './candidate.ts';
import type { Reading } from './choose-names.ts';

/** Chooses a candidate's names, as `chooseNames` does. */
export type Choose = (candidate: Candidate, text: string, tokens: Tokens) => Reading | undefined;

/**
 * Spares a chooser the names of one word that it has chosen before.
 *
 * What a word alone is read as depends on the word and on how it is written, so readings are kept of words in their folded form.
 */
export function keepReadingsOfWords(choose: Choose): Choose {
  const keptByTable = new WeakMap<WordTable, Map<number, Reading | null>>();
  return (candidate, text, tokens) => {
    const { from, to, words, basis } = candidate;
    if (words !== 1 || to - from !== 1 || basis !== undefined || !isFolded(text, tokens, from))
      return choose(candidate, text, tokens);
    let kept = keptByTable.get(tokens.words);
    if (kept === undefined) keptByTable.set(tokens.words, (kept = new Map()));
    const key = 2 * tokens.word[from] + (candidate.key === 'strict' ? 0 : 1);
    const known = kept.get(key);
    if (known === undefined) {
      const reading = choose(candidate, text, tokens);
      kept.set(key, reading ?? null);
      return reading;
    }
    return known === null ? undefined : { ...known, from, to };
  };
}

/** Whether a token is written as its word table keeps it. */
function isFolded(text: string, { startUtf16, endUtf16, word, words }: Tokens, token: number): boolean {
  const start = startUtf16[token];
  const form = words.form(word[token]);
  if (endUtf16[token] - start !== form.length) return false;
  for (let i = 0; i < form.length; i += 1)
    if (text.charCodeAt(start + i) !== form.charCodeAt(i)) return false;
  return true;
}
