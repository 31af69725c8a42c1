import { type Lexicon, nextOrder } from '../../../terminology/lexicon/index.ts';
import type { Tokens } from '../../document/index.ts';
import type { Candidate } from './candidate.ts';
import type { WordRun } from './word-run.ts';
import { TokenRole, type WordSide } from './word-side.ts';

const MAX_WORDS = 14;
const MAX_GAP = 4;
/** Words inside a match that are neither part of the name nor known to be harmless. */
const MAX_STRANGERS = 1;

/**
 * Finds every stretch of a sentence whose words, in any order, are those of a name, in sentences `[fromSentence, toSentence)`.
 *
 * From each word a window grows while all words may share a name with its first; at each step up to three keys are
 * looked up: all stems, all roots, roots without modifiers. Cost: linear, a few table look-ups for each token.
 */
export function findWindows(
  tokens: Tokens,
  side: WordSide,
  lexicon: Lexicon,
  fromSentence: number,
  toSentence: number,
): Candidate[] {
  const found: Candidate[] = [];
  for (let sentence = fromSentence; sentence < toSentence; sentence += 1) {
    const limit = tokens.sentenceStart[sentence + 1];
    for (let from = tokens.sentenceStart[sentence]; from < limit; from += 1) {
      if ((side.role[tokens.word[from]] & TokenRole.content) !== 0)
        growWindow(tokens, side, lexicon, from, limit, found);
    }
  }
  return found;
}

/** Adds to `found` the names that begin with word `from` of a run and end before word `limit`. */
export function growWindow(
  run: WordRun,
  side: WordSide,
  lexicon: Lexicon,
  from: number,
  limit: number,
  found: Candidate[],
  maxStrangers = MAX_STRANGERS,
): void {
  const firstRole = side.role[run.word[from]];
  if ((firstRole & TokenRole.content) === 0) return;
  const first = side.pairLow[run.word[from]];
  const firstIsModifier = (firstRole & TokenRole.modifier) !== 0;
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
  let strangers = 0;
  let gap = 0;
  for (let at = from; at < limit && words < MAX_WORDS && gap <= MAX_GAP; at += 1) {
    const word = run.word[at];
    const role = side.role[word];
    const isModifier = (role & TokenRole.modifier) !== 0;
    const isPart =
      (role & TokenRole.content) !== 0 &&
      (at === from ||
        (lexicon.mayPair(first, side.pairLow[word]) && ((role & TokenRole.connective) === 0 || gap === 0)));
    if (!isPart) {
      gap += 1;
      if ((role & (TokenRole.connective | TokenRole.soft)) !== 0) continue;
      isFull = false;
      if (isModifier) skipped += 1;
      else if ((role & TokenRole.noise) === 0) {
        if ((role & TokenRole.word) === 0 || strangers === maxStrangers) return;
        strangers += 1;
        skipped += 1;
      }
      continue;
    }
    gap = 0;
    words += 1;
    const strictLow = side.strictLow[word];
    const rootLow = side.looseLow[word];
    const rootHigh = side.looseHigh[word];
    low = (low + strictLow) | 0;
    high = (high + side.strictHigh[word]) | 0;
    order = nextOrder(order, strictLow);
    if (rootLow !== 0) {
      looseLow = (looseLow + rootLow) | 0;
      looseHigh = (looseHigh + rootHigh) | 0;
      looseOrder = nextOrder(looseOrder, rootLow);
    }
    if (isModifier) skipped += 1;
    else {
      bareWords += 1;
      if (rootLow !== 0) {
        bareLow = (bareLow + rootLow) | 0;
        bareHigh = (bareHigh + rootHigh) | 0;
        bareOrder = nextOrder(bareOrder, rootLow);
      }
    }
    const start = run.from === undefined ? from : run.from[from];
    const to = run.to === undefined ? at + 1 : run.to[at];
    if (isFull) {
      const strict = words === 1 ? side.strictAlone[word] : lexicon.findNames(low, high);
      if (strict >= 0)
        found.push({
          from: start,
          to,
          posting: strict,
          key: 'strict',
          order,
          skipped: 0,
          strangers: 0,
          words,
        });
      const loose = words === 1 ? side.looseAlone[word] : looseOf(lexicon, looseLow, looseHigh);
      if (loose >= 0)
        found.push({
          from: start,
          to,
          posting: loose,
          key: 'loose',
          order: looseOrder,
          skipped: 0,
          strangers: 0,
          words,
        });
    }
    if ((!isFull || skipped > 0) && !firstIsModifier && !isModifier && bareLow !== 0) {
      const bare = lexicon.findNames(bareLow, bareHigh);
      if (bare >= 0)
        found.push({
          from: start,
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

const looseOf = (lexicon: Lexicon, low: number, high: number): number =>
  low === 0 ? -1 : lexicon.findNames(low, high);
