import { TokenKind, type Tokens, type WordTable } from '../document/index.ts';
import type { Cue, CuePattern } from './cue-table.ts';
import { WordClass } from './word-classes.ts';

/** Stands in a cue for any number; no token is written so. */
const ANY_NUMBER = '{number}';
/** Fillers stepped over inside one cue at most. */
const MOST_FILLERS = 3;

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

  /** The longest cue that starts at token `at` and ends by `until`, in a sentence that ends at `sentenceEnd`. */
  longestAt(tokens: Tokens, at: number, until: number, sentenceEnd: number): FoundCue | undefined {
    const { word, kind } = tokens;
    let node = this.#firstNodeByWord[word[at]] ?? 0;
    if (node === 0) return undefined;
    let found: FoundCue | undefined;
    let fillers = 0;
    let t = at + 1;
    for (;;) {
      const cue = this.#cueAt(node, tokens, t, sentenceEnd);
      if (cue !== undefined) found = { start: at, end: t, cue };
      const nexts = this.#nextByNode[node];
      let next: number | undefined;
      while (t < until) {
        next = nexts?.get(kind[t] === TokenKind.number ? this.#anyNumber : word[t]);
        if (next !== undefined || fillers === MOST_FILLERS) break;
        if ((this.classOf(word[t]) & WordClass.filler) === 0) break;
        fillers += 1;
        t += 1;
      }
      if (t >= until || next === undefined) return found;
      node = next;
      t += 1;
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
