import { TokenKind, type Tokens, type WordTable } from '../document/index.ts';
import type { Cue, CuePattern } from './cue-table.ts';
import { WordClass } from './word-classes.ts';

/** Stands in a cue for any number; no token is written so. */
const ANY_NUMBER = '{number}';
/** Fillers stepped over inside one cue at most. */
const MOST_FILLERS = 3;

interface Search {
  readonly tokens: Tokens;
  readonly at: number;
  readonly until: number;
  readonly sentenceEnd: number;
}

/** A cue as it stands in a text: tokens `[start, end)`. */
export interface FoundCue {
  readonly start: number;
  readonly end: number;
  readonly cue: Cue;
}

/**
 * The cues and word classes, keyed by the word ids of one word table, so that looking at a token is one array read.
 *
 * Words interned after the trie was made belong to no cue and no class.
 */
export class CueTrie {
  readonly #anyNumber: number;
  readonly #classByWord: Uint32Array;
  readonly #firstNodeByWord: Int32Array;
  readonly #nextByNode: Map<number, number>[] = [new Map()];
  readonly #cuesByNode: Cue[][] = [[]];

  constructor(patterns: readonly CuePattern[], bitsByForm: ReadonlyMap<string, number>, words: WordTable) {
    this.#anyNumber = words.intern(ANY_NUMBER);
    for (const pattern of patterns) this.#add(pattern, words);
    const bits = [...bitsByForm].map(([form, bit]) => [words.intern(form), bit] as const);
    this.#classByWord = new Uint32Array(words.size);
    for (const [word, bit] of bits) this.#classByWord[word] = bit;
    this.#firstNodeByWord = new Int32Array(words.size);
    for (const [word, node] of this.#nextByNode[0] ?? []) this.#firstNodeByWord[word] = node;
  }

  #add({ words: forms, cue }: CuePattern, words: WordTable): void {
    let node = 0;
    for (const form of forms) {
      const word = words.intern(form);
      const next = this.#nextByNode[node];
      let child = next?.get(word);
      if (child === undefined) {
        child = this.#nextByNode.length;
        this.#nextByNode.push(new Map());
        this.#cuesByNode.push([]);
        next?.set(word, child);
      }
      node = child;
    }
    const cues = this.#cuesByNode[node];
    // The earlier line wins; a cue that counts only at the end is asked first.
    if (cues !== undefined && !cues.some((known) => known.isOnlyAtEnd === cue.isOnlyAtEnd)) {
      if (cue.isOnlyAtEnd) cues.unshift(cue);
      else cues.push(cue);
    }
  }

  /** The classes of a word, as bits of `WordClass`. */
  classOf(word: number): number {
    return this.#classByWord[word] ?? 0;
  }

  /** Whether some cue starts with a word. */
  startsCue(word: number): boolean {
    return (this.#firstNodeByWord[word] ?? 0) !== 0;
  }

  /** The longest cue that starts at token `at` and ends by `until`, in a sentence that ends at `sentenceEnd`. */
  longestAt(tokens: Tokens, at: number, until: number, sentenceEnd: number): FoundCue | undefined {
    const node = this.#firstNodeByWord[tokens.word[at]] ?? 0;
    if (node === 0) return undefined;
    return this.#longest({ tokens, at, until, sentenceEnd }, node, at + 1, 0);
  }

  #longest(search: Search, from: number, next: number, skipped: number): FoundCue | undefined {
    const { tokens, at, until, sentenceEnd } = search;
    let node = from;
    let found: FoundCue | undefined;
    let fillers = skipped;
    for (let t = next; ; t += 1) {
      const cue = fillers > 0 && t === next ? undefined : this.#cueAt(node, tokens, t, sentenceEnd);
      if (cue !== undefined && t > (found?.end ?? 0)) found = { start: at, end: t, cue };
      if (t >= until) return found;
      const key = tokens.kind[t] === TokenKind.number ? this.#anyNumber : tokens.word[t];
      const child = this.#nextByNode[node]?.get(key);
      if (fillers < MOST_FILLERS && (this.classOf(tokens.word[t]) & WordClass.filler) !== 0) {
        if (child !== undefined) {
          // The word may be the cue's own or stand between two of its words: the longer reading counts.
          const skipping = this.#longest(search, node, t + 1, fillers + 1);
          if (skipping !== undefined && skipping.end > (found?.end ?? 0)) found = skipping;
        } else {
          fillers += 1;
          const rest = this.#longest(search, node, t + 1, fillers);
          return rest ?? found;
        }
      }
      if (child === undefined) return found;
      node = child;
    }
  }

  #cueAt(node: number, tokens: Tokens, end: number, sentenceEnd: number): Cue | undefined {
    for (const cue of this.#cuesByNode[node] ?? []) {
      if (!cue.isOnlyAtEnd || end >= sentenceEnd) return cue;
      if ((this.classOf(tokens.word[end]) & WordClass.endMark) !== 0) return cue;
    }
    return undefined;
  }
}
