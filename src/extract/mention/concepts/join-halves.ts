import { type Lexicon, WordRole } from '../../../terminology/lexicon/index.ts';
import type { Tokens, WordTable } from '../../document/index.ts';
import type { Candidate } from './candidate.ts';
import { growWindow } from './find-windows.ts';
import { RewrittenRun } from './word-run.ts';
import type { WordSide } from './word-side.ts';

const REACH = 4;
const PREFIX_OF_SECOND =
  /^(?:hyper|hypo|macro|micro|intra|extra|inter|pre|post|poly|mono|sub|supra|endo|exo|bi|uni|meso|peri)/;

/** Reads words written in two halves as one ("anti-nuclear", "photo sensitivity") and shared ends ("hypo- and hyperpigmentation"). */
export type HalfJoiner = (tokens: Tokens, sideOf: (words: WordTable) => WordSide) => Candidate[];

/** Makes the joiner from the first halves that it may join; keeps what it has learnt of each word table's words. */
export function createHalfJoiner(lexicon: Lexicon, prefixes: ReadonlySet<string>): HalfJoiner {
  const isPrefixByTable = new WeakMap<WordTable, boolean[]>();
  const run = new RewrittenRun();
  const isName = rememberNames(lexicon);
  return (tokens, sideOf) => {
    const { words } = tokens;
    let isPrefix = isPrefixByTable.get(words);
    if (isPrefix === undefined) isPrefixByTable.set(words, (isPrefix = []));
    for (let word = isPrefix.length; word < words.size; word += 1)
      isPrefix.push(prefixes.has(words.form(word)));
    const found: Candidate[] = [];
    for (let sentence = 0; sentence < tokens.sentenceCount; sentence += 1) {
      const first = tokens.sentenceStart[sentence];
      const limit = tokens.sentenceStart[sentence + 1];
      for (let at = first; at + 1 < limit; at += 1) {
        if (isPrefix[tokens.word[at]])
          join(tokens, sideOf, lexicon, { first, at, limit, isName }, run, found);
      }
    }
    return found;
  };
}

/** Joined words whose answers are kept; the commonest pairs ("non" and what follows) come again and again. */
const MOST_JOINED = 20_000;

/** Says whether a word is one of a name. */
function rememberNames(lexicon: Lexicon): (joined: string) => boolean {
  const known = new Map<string, boolean>();
  return (joined) => {
    let isName = known.get(joined);
    if (isName === undefined) {
      if (known.size >= MOST_JOINED) known.clear();
      isName = (lexicon.code(joined).role & WordRole.content) !== 0;
      known.set(joined, isName);
    }
    return isName;
  };
}

interface Halves {
  readonly first: number;
  readonly at: number;
  readonly limit: number;
  readonly isName: (joined: string) => boolean;
}

function join(
  tokens: Tokens,
  sideOf: (words: WordTable) => WordSide,
  lexicon: Lexicon,
  { first, at, limit, isName }: Halves,
  run: RewrittenRun,
  found: Candidate[],
): void {
  const form = (token: number): string => tokens.words.form(tokens.word[token]);
  const isHyphened = form(at + 1) === '-' || form(at + 1) === '–';
  let second = isHyphened ? at + 2 : at + 1;
  if (second >= limit) return;
  let rest = form(second);
  const isShared = isHyphened && (rest === 'and' || rest === 'or') && second + 1 < limit;
  if (isShared) {
    second += 1;
    rest = form(second).replace(PREFIX_OF_SECOND, '');
  }
  const joined = `${form(at)}${rest}`;
  if (rest.length < 3 || !isName(joined)) return;
  const word = tokens.words.intern(joined);
  run.clear();
  run.addTokens(tokens, Math.max(first, at - REACH), at);
  const position = run.word.length;
  run.add(word, at, second + 1);
  run.addTokens(tokens, second + 1, Math.min(limit, second + 1 + REACH));
  for (let from = 0; from <= position; from += 1) {
    const known = found.length;
    growWindow(run, sideOf(tokens.words), lexicon, from, run.word.length, found, 0);
    let kept = known;
    for (let i = known; i < found.length; i += 1) {
      const candidate = found[i];
      if (candidate.to <= at) continue;
      found[kept] = isShared ? { ...candidate, basis: 'coordinated' } : candidate;
      kept += 1;
    }
    found.length = kept;
  }
}
