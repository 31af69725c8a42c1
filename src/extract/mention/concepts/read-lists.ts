import type { Lexicon } from '../../../terminology/lexicon/index.ts';
import type { Tokens } from '../../document/index.ts';
import type { Candidate } from './candidate.ts';
import { growWindow } from './find-windows.ts';
import { RewrittenRun } from './word-run.ts';
import { TokenRole, type WordSide } from './word-side.ts';

/** Content words of a name that may lie outside the list, on either side. */
const REACH = 3;
const MAX_ITEMS = 8;
const MAX_ITEM_TOKENS = 6;

/** A list of items, each `[from, to)`, and the words around it that the items may share. */
interface List {
  readonly items: readonly { readonly from: number; readonly to: number }[];
  readonly beforeFrom: number;
  readonly afterTo: number;
}

/**
 * Reads each item of a list as if it stood alone: "axial and peripheral hypotonia", "calcification of thigh, knee and leg".
 *
 * An item that is a finding by itself shares nothing with its neighbours, so `isFinding` says which tokens are.
 */
export function readLists(
  tokens: Tokens,
  side: WordSide,
  lexicon: Lexicon,
  isFinding: (token: number) => boolean,
): Candidate[] {
  const found: Candidate[] = [];
  const run = new RewrittenRun();
  const roleOf = (token: number): number => side.role[tokens.word[token]];
  for (let sentence = 0; sentence < tokens.sentenceCount; sentence += 1) {
    const first = tokens.sentenceStart[sentence];
    const limit = tokens.sentenceStart[sentence + 1];
    for (let at = first + 1; at + 1 < limit; at += 1) {
      if ((roleOf(at) & TokenRole.conjunction) === 0 && !isSlash(tokens, at)) continue;
      const bounds = { first, limit };
      const starts = separatorsBefore(tokens, roleOf, at, first);
      for (let headWords = 1; headWords <= 2; headWords += 1) {
        const headFrom = stepBack(roleOf, starts[0], headWords, first);
        if (headFrom < 0) break;
        for (let tailWords = 1; tailWords <= 2; tailWords += 1) {
          const tailTo = stepOn(roleOf, at + 1, tailWords, limit);
          if (tailTo < 0) break;
          const list = listOf(roleOf, starts, headFrom, tailTo, bounds);
          readItems(tokens, side, lexicon, list, run, isFinding, found);
        }
      }
    }
  }
  return found;
}

const isSlash = (tokens: Tokens, at: number): boolean =>
  tokens.kind[at] === 2 && tokens.words.form(tokens.word[at]) === '/';

/** The conjunction, and before it the commas of the same list, in the order of the text. */
function separatorsBefore(
  tokens: Tokens,
  roleOf: (token: number) => number,
  conjunction: number,
  first: number,
): number[] {
  const separators = [conjunction];
  let itemEnd = conjunction;
  if (conjunction > first && (roleOf(conjunction - 1) & TokenRole.comma) !== 0) itemEnd = conjunction - 1;
  for (let at = itemEnd - 1; at > first && itemEnd - at <= MAX_ITEM_TOKENS; at -= 1) {
    const role = roleOf(at);
    if ((role & TokenRole.comma) !== 0) {
      separators.unshift(at);
      itemEnd = at;
      if (separators.length === MAX_ITEMS) break;
    } else if (!isInside(role) && tokens.kind[at] !== 1) break;
  }
  return separators;
}

const isInside = (role: number): boolean =>
  (role &
    (TokenRole.content | TokenRole.connective | TokenRole.soft | TokenRole.modifier | TokenRole.noise)) !==
    0 && (role & (TokenRole.word | TokenRole.soft)) !== 0;

function stepBack(roleOf: (token: number) => number, end: number, count: number, first: number): number {
  let left = count;
  for (let at = end - 1; at >= first && end - at <= MAX_ITEM_TOKENS; at -= 1) {
    const role = roleOf(at);
    if (!isInside(role) && (role & TokenRole.comma) === 0) return -1;
    if ((role & TokenRole.content) === 0) continue;
    left -= 1;
    if (left === 0) return at;
  }
  return -1;
}

function stepOn(roleOf: (token: number) => number, start: number, count: number, limit: number): number {
  let left = count;
  for (let at = start; at < limit && at - start <= MAX_ITEM_TOKENS; at += 1) {
    const role = roleOf(at);
    const isStranger = role === TokenRole.word;
    if (!isInside(role) && !isStranger) return -1;
    if ((role & TokenRole.content) === 0 && !isStranger) continue;
    left -= 1;
    if (left === 0) return at + 1;
  }
  return -1;
}

function listOf(
  roleOf: (token: number) => number,
  separators: readonly number[],
  headFrom: number,
  tailTo: number,
  { first, limit }: { readonly first: number; readonly limit: number },
): List {
  const items = separators.map((separator, i) => ({
    from: firstContent(roleOf, i === 0 ? headFrom : separators[i - 1] + 1, separator),
    // The comma before "and" parts items as the word does.
    to:
      separator - 1 > headFrom && (roleOf(separator - 1) & TokenRole.comma) !== 0 ? separator - 1 : separator,
  }));
  items.push({ from: firstContent(roleOf, (separators.at(-1) as number) + 1, tailTo), to: tailTo });
  let beforeFrom = headFrom;
  for (let words = 0; beforeFrom > first && isInside(roleOf(beforeFrom - 1)); beforeFrom -= 1) {
    if ((roleOf(beforeFrom - 1) & TokenRole.content) === 0) continue;
    words += 1;
    if (words > REACH) break;
  }
  let afterTo = tailTo;
  for (let words = 0; afterTo < limit && isInside(roleOf(afterTo)); afterTo += 1) {
    if ((roleOf(afterTo) & TokenRole.content) === 0) continue;
    words += 1;
    if (words > REACH) break;
  }
  return { items, beforeFrom, afterTo };
}

/** Items begin with a word that counts: "with obvious axial" begins with "axial". */
function firstContent(roleOf: (token: number) => number, from: number, to: number): number {
  for (let at = from; at < to; at += 1) {
    const role = roleOf(at);
    if ((role & TokenRole.content) !== 0 && (role & TokenRole.modifier) === 0) return at;
  }
  return from;
}

function readItems(
  tokens: Tokens,
  side: WordSide,
  lexicon: Lexicon,
  { items, beforeFrom, afterTo }: List,
  run: RewrittenRun,
  isFinding: (token: number) => boolean,
  found: Candidate[],
): void {
  const headFrom = items[0]?.from ?? 0;
  const tailTo = items.at(-1)?.to ?? 0;
  const roleOfTail = tailTo < tokens.count ? side.role[tokens.word[tailTo]] : 0;
  for (const [index, item] of items.entries()) {
    const isLast = index === items.length - 1;
    const hasAfter = afterTo > tailTo && !isLast;
    const hasBefore = beforeFrom < headFrom && index > 0;
    if (!(hasAfter || hasBefore) || isAllFinding(item, side, tokens, isFinding)) continue;
    run.clear();
    run.addTokens(tokens, beforeFrom, headFrom);
    const itemAt = run.word.length;
    run.addTokens(tokens, item.from, item.to);
    const itemEnd = run.word.length;
    run.addTokens(tokens, tailTo, afterTo);
    const endsCleanly = !isLast || afterTo === tailTo || (roleOfTail & TokenRole.content) === 0;
    const startAt = hasBefore && endsCleanly ? 0 : itemAt;
    const stopAt = hasAfter ? itemAt + 1 : itemAt;
    for (let at = startAt; at < stopAt; at += 1) {
      const known = found.length;
      growWindow(run, side, lexicon, at, run.word.length, found, 0);
      keepShared(found, known, item, at < itemAt, hasAfter ? tailTo : Number.MAX_SAFE_INTEGER, tailTo);
    }
    if (itemEnd === itemAt) break;
  }
}

/** Of the candidates found last, keeps those that hold the whole item and a word outside the list. */
function keepShared(
  found: Candidate[],
  known: number,
  item: { readonly from: number; readonly to: number },
  startsBefore: boolean,
  afterFrom: number,
  tailTo: number,
): void {
  let kept = known;
  for (let i = known; i < found.length; i += 1) {
    const candidate = found[i];
    const holdsItem = candidate.to >= item.to;
    if (!holdsItem || !(startsBefore || candidate.to > afterFrom) || candidate.words < 2) continue;
    const to = candidate.to > tailTo ? candidate.to : item.to;
    found[kept] = { ...candidate, to, basis: 'coordinated' };
    kept += 1;
  }
  found.length = kept;
}

function isAllFinding(
  item: { readonly from: number; readonly to: number },
  side: WordSide,
  tokens: Tokens,
  isFinding: (token: number) => boolean,
): boolean {
  for (let at = item.from; at < item.to; at += 1) {
    const role = side.role[tokens.word[at]];
    if ((role & TokenRole.content) !== 0 && !isFinding(at)) return false;
  }
  return true;
}
