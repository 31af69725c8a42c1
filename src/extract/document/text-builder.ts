import { type Place, spanOf, type Utf16Offset } from '../../case/index.ts';
import type { Block, BlockKind } from './document.ts';
import { SourceMap } from './source-map.ts';

type BlockFacts = Pick<Block, 'level' | 'sectionType' | 'figure'>;

/** Collects the plain text of a marked-up source, block by block, with white space collapsed and its origin kept. */
export interface TextBuilder {
  /** Ends the open block, if any, and begins another. */
  begin(kind: BlockKind, facts?: BlockFacts): void;
  /** Adds words that stand at `sourceOffset`; `raw` is how the source spells them, where that differs (entities, escapes). */
  add(words: string, sourceOffset: number, raw?: string): void;
  /** Adds a character of layout, such as the tab between two cells; at the beginning of a block it is dropped. */
  separate(mark: string): void;
  end(): void;
  /** Says where in the source the words that follow stand. */
  place(place: Omit<Place, 'start'>): void;
  /** Adds to what is known of the open block. */
  describe(facts: BlockFacts): void;
  /** The words of the open block so far. */
  openText(): string;
  finish(): {
    text: string;
    blocks: readonly Block[];
    places: readonly Place[];
    toSourceOffset: (offsetUtf16: number) => number;
  };
}

const SPACE = /[\s\u200B\uFEFF]/;
const ENTITY = /^&(?:#[xX]?[\da-fA-F]{1,8}|[A-Za-z][A-Za-z\d]{1,31});?/;

/** `sourceLength` bounds where characters can come from. */
export function createTextBuilder(sourceLength: number): TextBuilder {
  const pieces: string[] = [];
  const blocks: Block[] = [];
  const places: Place[] = [];
  let nextPlace: Omit<Place, 'start'> | undefined;
  const map = new SourceMap();
  let length = 0;
  let open: { kind: BlockKind; facts: BlockFacts; start: number; firstPiece: number } | undefined;
  let pending = '';

  const push = (words: string): void => {
    pieces.push(words);
    length += words.length;
  };

  /** Adds words without white space at the ends, whose characters stand one to one at `sourceOffset`. */
  const addRun = (words: string, sourceOffset: number): void => {
    if (open === undefined) return;
    if (open.start < 0) {
      if (length > 0) push('\n\n');
      open.start = length;
      open.firstPiece = pieces.length;
    } else if (pending !== '') push(pending);
    pending = '';
    if (nextPlace !== undefined) {
      places.push({ start: length as Utf16Offset, ...nextPlace });
      nextPlace = undefined;
    }
    map.add(length, sourceOffset);
    push(words);
  };

  const addCollapsed = (words: string, sourceOffset: number): void => {
    let from = 0;
    for (let i = 0; i <= words.length; i += 1) {
      const isSpace = i < words.length && SPACE.test(words.charAt(i));
      if (i < words.length && !isSpace) continue;
      if (
        isSpace &&
        i > from &&
        words.charCodeAt(i) === 32 &&
        i + 1 < words.length &&
        !SPACE.test(words.charAt(i + 1))
      ) {
        continue;
      }
      if (i > from) addRun(words.slice(from, i), sourceOffset + from);
      if (isSpace && pending === '') pending = ' ';
      from = i + 1;
    }
  };

  return {
    begin(kind, facts = {}) {
      this.end();
      open = { kind, facts, start: -1, firstPiece: 0 };
      pending = '';
    },
    add(words, sourceOffset, raw) {
      if (raw === undefined || raw === words) addCollapsed(words, sourceOffset);
      else
        for (const [from, to, at] of alignWithSource(words, raw))
          addCollapsed(words.slice(from, to), sourceOffset + at);
    },
    separate(mark) {
      if (open !== undefined && open.start >= 0) pending = mark;
    },
    place(place) {
      const last = places.at(-1);
      nextPlace = last?.page === place.page && last?.element === place.element ? undefined : place;
    },
    describe(facts) {
      if (open !== undefined) open.facts = { ...open.facts, ...facts };
    },
    openText() {
      return open === undefined || open.start < 0 ? '' : pieces.slice(open.firstPiece).join('');
    },
    end() {
      if (open !== undefined && open.start >= 0) {
        blocks.push({ kind: open.kind, span: spanOf(open.start, length), ...open.facts });
      }
      open = undefined;
      pending = '';
    },
    finish() {
      this.end();
      return { text: pieces.join(''), blocks, places, toSourceOffset: map.toFunction(sourceLength) };
    },
  };
}

/** Pairs the decoded words with their raw spelling: stretches `[from, to)` of the words and where in `raw` each stands. */
function alignWithSource(words: string, raw: string): readonly (readonly [number, number, number])[] {
  const runs: [number, number, number][] = [];
  let j = 0;
  let runFrom = 0;
  let runAt = 0;
  for (let i = 0; i < words.length; i += 1) {
    const start = j;
    let next = j + 1;
    if (raw[j] === '&') {
      const entity = ENTITY.exec(raw.slice(j, j + 40))?.[0];
      // An unknown name stays as it is written.
      if (entity !== undefined && (/^&amp;|^&#/i.test(entity) || !words.startsWith(entity, i)))
        next = j + entity.length;
    } else if (raw[j] !== words[i]) {
      // A backslash escape, a carriage return, or markup that the parser dropped: look for the character nearby.
      const found = raw.indexOf(words[i], j);
      if (found >= 0 && found - j < 64) {
        if (i > runFrom) runs.push([runFrom, i, runAt]);
        runFrom = i;
        runAt = found;
        j = found + 1;
        continue;
      }
    }
    if (runAt + i - runFrom !== start) {
      if (i > runFrom) runs.push([runFrom, i, runAt]);
      runFrom = i;
      runAt = start;
    }
    j = next;
  }
  if (words.length > runFrom) runs.push([runFrom, words.length, runAt]);
  return runs;
}
