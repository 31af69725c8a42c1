import type { WordTable } from '../../document/index.ts';
import { type Lexicon, WordRole } from '../../../terminology/lexicon/index.ts';
import { isSafeByRoot } from './safe-by-root.ts';

/** What a token is to the finder, beyond the roles of its word. */
export const TokenRole = {
  ...WordRole,
  /** A mark inside names: hyphen, slash, apostrophe. */
  soft: 32,
  comma: 64,
  /** A word that a match may step over at need. */
  word: 128,
} as const;

const SOFT = new Set(['-', '–', '‐', '‑', '/', "'", '’', '‘', '`']);

/** The lexicon's numbers for each word of a word table, as arrays beside it. */
export interface WordSide {
  strictLow: Int32Array;
  strictHigh: Int32Array;
  looseLow: Int32Array;
  looseHigh: Int32Array;
  pairLow: Int32Array;
  /** First posting of the names that are this word alone, by stem and by root; -1 where there are none that count. */
  strictAlone: Int32Array;
  looseAlone: Int32Array;
  role: Uint8Array;
  /** The word meant, for words that are misspelt. */
  readonly intended: Map<number, string>;
  size: number;
}

/** Keeps one side table per word table and fills it up to the table's size; each distinct word is analysed once. */
export function createWordSides(lexicon: Lexicon): (words: WordTable) => WordSide {
  const sideByTable = new WeakMap<WordTable, WordSide>();
  return (words) => {
    let side = sideByTable.get(words);
    if (side === undefined) {
      side = grow(undefined, 4096);
      sideByTable.set(words, side);
    }
    if (words.size > side.role.length) {
      side = grow(side, words.size * 2);
      sideByTable.set(words, side);
    }
    fill(side, words, lexicon);
    return side;
  };
}

function grow(old: WordSide | undefined, capacity: number): WordSide {
  const wider = (array: Int32Array | undefined): Int32Array => {
    const next = new Int32Array(capacity);
    if (array !== undefined) next.set(array);
    return next;
  };
  const role = new Uint8Array(capacity);
  if (old !== undefined) role.set(old.role);
  return {
    strictLow: wider(old?.strictLow),
    strictHigh: wider(old?.strictHigh),
    looseLow: wider(old?.looseLow),
    looseHigh: wider(old?.looseHigh),
    pairLow: wider(old?.pairLow),
    strictAlone: wider(old?.strictAlone),
    looseAlone: wider(old?.looseAlone),
    role,
    intended: old?.intended ?? new Map<number, string>(),
    size: old?.size ?? 0,
  };
}

const WORD_START = /^[\p{L}\d]/u;

function fill(side: WordSide, words: WordTable, lexicon: Lexicon): void {
  for (let word = side.size; word < words.size; word += 1) {
    const form = words.form(word);
    if (!WORD_START.test(form)) {
      side.role[word] = SOFT.has(form) ? TokenRole.soft : form === ',' ? TokenRole.comma : 0;
      continue;
    }
    let code = lexicon.code(form);
    if ((code.role & ~TokenRole.word) === 0) {
      const intended = lexicon.intended(form);
      if (intended !== undefined) {
        side.intended.set(word, intended);
        code = lexicon.code(intended);
      }
    }
    side.role[word] = code.role & TokenRole.barrier ? code.role & 127 : code.role | TokenRole.word;
    side.strictLow[word] = code.strictLow;
    side.strictHigh[word] = code.strictHigh;
    side.looseLow[word] = code.looseLow;
    side.looseHigh[word] = code.looseHigh;
    side.pairLow[word] = code.pairLow;
    side.strictAlone[word] = code.strictLow === 0 ? -1 : lexicon.findNames(code.strictLow, code.strictHigh);
    const loose = code.looseLow === 0 ? -1 : lexicon.findNames(code.looseLow, code.looseHigh);
    side.looseAlone[word] = loose >= 0 && holdsSafeName(loose, lexicon) ? loose : -1;
  }
  side.size = words.size;
}

/** Whether a name under a key may be trusted by the root of its one word, whatever the text. */
function holdsSafeName(posting: number, lexicon: Lexicon): boolean {
  for (let at = posting; ; at += 1) {
    const entry = lexicon.posting(at);
    if (isSafeByRoot(entry < 0 ? ~entry : entry, lexicon)) return true;
    if (entry < 0) return false;
  }
}
