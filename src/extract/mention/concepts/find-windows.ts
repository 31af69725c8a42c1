import type { Tokens } from '../../document/index.ts';
import { type Lexicon, nextOrder } from '../../../terminology/lexicon/index.ts';
import type { Candidate } from './candidate.ts';
import { TokenRole, type WordSide } from './word-side.ts';

const MAX_WORDS = 14;
const MAX_GAP = 5;
/** Words that are neither part of the name nor known to be harmless. */
const MAX_STRANGERS = 1;

/**
 * Finds every stretch of a sentence whose words, in any order, are those of a name.
 *
 * From each word a window grows while all pairs with its first word may share a name; at each step up to three keys are
 * looked up: all stems, all roots, roots without modifiers. Cost: linear, a few table look-ups for each token.
 */
export function findWindows(tokens: Tokens, side: WordSide, lexicon: Lexicon): Candidate[] {
  const found: Candidate[] = [];
  for (let sentence = 0; sentence < tokens.sentenceCount; sentence += 1) {
    const limit = tokens.sentenceStart[sentence + 1] as number;
    for (let from = tokens.sentenceStart[sentence] as number; from < limit; from += 1) {
      if (((side.role[tokens.word[from] as number] as number) & TokenRole.content) !== 0)
        growWindow(tokens, side, lexicon, from, limit, found);
    }
  }
  return found;
}

function growWindow(
  tokens: Tokens,
  side: WordSide,
  lexicon: Lexicon,
  from: number,
  limit: number,
  found: Candidate[],
): void {
  const first = side.pairLow[tokens.word[from] as number] as number;
  const firstIsModifier = ((side.role[tokens.word[from] as number] as number) & TokenRole.modifier) !== 0;
  let low = 0;
  let high = 0;
  let looseLow = 0;
  let looseHigh = 0;
  let bareLow = 0;
  let bareHigh = 0;
  let order = 0;
  let looseOrder = 0;
  let bareOrder = 0;
  let words = 0;
  let bareWords = 0;
  let isFull = true;
  let skipped = 0;
  let gap = 0;
  let strangers = 0;
  for (let at = from; at < limit && words < MAX_WORDS && gap <= MAX_GAP; at += 1) {
    const word = tokens.word[at] as number;
    const role = side.role[word] as number;
    const isModifier = (role & TokenRole.modifier) !== 0;
    if (
      (role & TokenRole.content) === 0 ||
      (at > from && !lexicon.mayPair(first, side.pairLow[word] as number))
    ) {
      if (isModifier) {
        isFull = false;
        skipped += 1;
      } else if ((role & (TokenRole.connective | TokenRole.soft)) === 0) {
        isFull = false;
        if ((role & TokenRole.noise) === 0) {
          if ((role & TokenRole.word) === 0 || strangers === MAX_STRANGERS) return;
          strangers += 1;
          skipped += 1;
        }
      }
      gap += 1;
      continue;
    }
    gap = 0;
    words += 1;
    low = (low + (side.strictLow[word] as number)) | 0;
    high = (high + (side.strictHigh[word] as number)) | 0;
    looseLow = (looseLow + (side.looseLow[word] as number)) | 0;
    looseHigh = (looseHigh + (side.looseHigh[word] as number)) | 0;
    order = nextOrder(order, side.strictLow[word] as number);
    if (side.looseLow[word] !== 0) looseOrder = nextOrder(looseOrder, side.looseLow[word] as number);
    if (isModifier) skipped += 1;
    else {
      bareWords += 1;
      bareLow = (bareLow + (side.looseLow[word] as number)) | 0;
      bareHigh = (bareHigh + (side.looseHigh[word] as number)) | 0;
      if (side.looseLow[word] !== 0) bareOrder = nextOrder(bareOrder, side.looseLow[word] as number);
    }
    const to = at + 1;
    if (isFull) {
      const strict = lexicon.findNames(low, high);
      if (strict >= 0)
        found.push({ from, to, posting: strict, key: 'strict', order, skipped: 0, strangers: 0, words });
      const loose = looseLow === 0 ? -1 : lexicon.findNames(looseLow, looseHigh);
      if (loose >= 0)
        found.push({
          from,
          to,
          posting: loose,
          key: 'loose',
          order: looseOrder,
          skipped: 0,
          strangers: 0,
          words,
        });
    }
    if (skipped > 0 && !firstIsModifier && !isModifier && bareWords > 0) {
      const bare = bareLow === 0 ? -1 : lexicon.findNames(bareLow, bareHigh);
      if (bare >= 0)
        found.push({
          from,
          to,
          posting: bare,
          key: 'loose',
          order: bareOrder,
          skipped,
          strangers,
          words: bareWords,
        });
    }
  }
}
