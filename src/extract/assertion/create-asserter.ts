import { type Span, spanOf } from '../../case/index.ts';
import type { Document, WordTable } from '../document/index.ts';
import type { MentionType } from '../mention/index.ts';
import type { Resources } from '../resource.ts';
import type { Section } from '../section/index.ts';
import type { Assertion } from './assertion.ts';
import { CueKind, parseCueTable } from './cue-table.ts';
import { CueTrie, type FoundCue } from './cue-trie.ts';
import { Person, readingOf } from './experiencer.ts';
import { type Judgement, judgeSentence } from './judge-sentence.ts';
import { DENIES, readSentence, says, type TermPlaces } from './read-sentence.ts';
import { SentenceRoom } from './sentence-room.ts';
import { parseWordClasses, WordClass } from './word-classes.ts';

/** What can be asserted: a mention, or a phrase that the caller asks about. */
export interface Assertable {
  readonly span: Span;
  readonly type: MentionType | 'target';
}

/** Says of each assertable, in the order given, whether the report holds it true, of whom, and when. */
export type Asserter = (
  document: Document,
  sections: readonly Section[],
  assertables: readonly Assertable[],
) => readonly Assertion[];

/**
 * Makes the assertion stage from `en/assertion-cues.tsv` and `en/assertion-words.tsv`.
 *
 * Cost of a call is linear in the tokens of the sentences that hold assertables, plus sorting them.
 * In the spirit of NegEx (doi:10.1006/jbin.2001.1029) and ConText (doi:10.1016/j.jbi.2009.05.002), with reach by clause and list.
 * Throws `DefectError` where a table is malformed.
 */
export function createAsserter(resources: Resources): Asserter {
  const bitsByForm = parseWordClasses(resources.text('en/assertion-words.tsv'));
  const perceived = [...bitsByForm].filter(([, bits]) => (bits & WordClass.perceived) !== 0);
  const patterns = parseCueTable(
    resources.text('en/assertion-cues.tsv'),
    perceived.map(([form]) => form),
  );
  const trieByWords = new WeakMap<WordTable, CueTrie>();
  const room = new SentenceRoom();
  const trieFor = (words: WordTable): CueTrie => {
    const known = trieByWords.get(words);
    if (known !== undefined) return known;
    const made = new CueTrie(patterns, bitsByForm, words);
    trieByWords.set(words, made);
    return made;
  };
  return (document, sections, assertables) =>
    assertAll(document, sections, assertables, trieFor(document.tokens.words), room);
}

interface Placed {
  readonly index: number;
  readonly assertable: Assertable;
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
}

function assertAll(
  document: Document,
  sections: readonly Section[],
  assertables: readonly Assertable[],
  trie: CueTrie,
  room: SentenceRoom,
): readonly Assertion[] {
  const { tokens } = document;
  const placed = place(document, assertables);
  const assertions: Assertion[] = assertables.map(() => UNTOUCHED);
  const hasPatient = placed.length > 0 && speaksOfPatient(document, trie);
  let sectionAt = 0;
  for (let i = 0; i < placed.length; ) {
    const sentence = tokens.sentenceOf[placed[i]?.first];
    const start = tokens.sentenceStart[sentence];
    const end = tokens.sentenceStart[sentence + 1];
    let last = i;
    while (last < placed.length && placed[last]?.first < end) last += 1;
    const mine = placed.slice(i, last);
    const offset = tokens.startUtf16[start];
    while (sectionAt + 1 < sections.length && (sections[sectionAt]?.span.end as number) <= offset)
      sectionAt += 1;
    const reading = hasPatient ? readingOf(sections[sectionAt]) : 'general';
    const view = readSentence(document, trie, start, end, termPlaces(mine), room);
    const judgement = judgeSentence(view, reading, room);
    for (const each of mine) assertions[each.index] = assertOne(judgement, each);
    i = last;
  }
  return assertions;
}

const UNTOUCHED: Assertion = { status: 'present', experiencer: 'patient', temporality: 'current' };

/** Finds the tokens of each assertable; sorted by place, so that the order given does not matter. */
function place({ tokens }: Document, assertables: readonly Assertable[]): readonly Placed[] {
  if (tokens.count === 0) return [];
  const placed = assertables.map((assertable, index) => {
    const first = tokenAt(tokens.endUtf16, assertable.span.start, true);
    const end = tokenAt(tokens.startUtf16, assertable.span.end, false);
    const from = Math.min(first, tokens.count - 1);
    return { index, assertable, first: from, end: Math.max(from + 1, end) };
  });
  return placed.sort((a, b) => a.first - b.first || b.end - a.end || a.index - b.index);
}

/** The first token whose edge lies beyond `offset`, or at it where `isBeyond` is false. */
function tokenAt(edges: Int32Array, offset: number, isBeyond: boolean): number {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const edge = edges[middle];
    if (isBeyond ? edge > offset : edge >= offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

const TERMS: ReadonlySet<Assertable['type']> = new Set(['finding', 'condition', 'procedure', 'target']);

/** Sweeps over the terms of a sentence, which are in order, as its cues are. */
function termPlaces(placed: readonly Placed[]): TermPlaces {
  const terms = placed.filter(({ assertable }) => TERMS.has(assertable.type));
  let next = 0;
  let covered = 0;
  const sweepTo = (t: number): void => {
    for (let each = terms[next]; each !== undefined && each.first <= t; each = terms[next]) {
      if (each.end - each.first > 1) covered = Math.max(covered, each.end);
      next += 1;
    }
  };
  return {
    coveredTo(t) {
      sweepTo(t);
      return covered;
    },
    nextStart(t) {
      sweepTo(t);
      return terms[next]?.first ?? Number.POSITIVE_INFINITY;
    },
  };
}

/** Whether the document has a patient at all: yes unless it speaks of people in general and never of one person. */
function speaksOfPatient({ tokens }: Document, trie: CueTrie): boolean {
  let isGeneral = false;
  for (let t = 0; t < tokens.count; t += 1) {
    if (!trie.startsCue(tokens.word[t])) continue;
    const found = trie.longestAt(tokens, t, tokens.count, tokens.count);
    if (found === undefined) continue;
    if (says(found, CueKind.patient)) return true;
    if (says(found, CueKind.general)) isGeneral = true;
    t = found.end - 1;
  }
  return !isGeneral;
}

const TESTS: ReadonlySet<Assertable['type']> = new Set([
  'measurement',
  'investigation',
  'value',
  'anatomy',
  'drug',
]);
const ABNORMAL: ReadonlySet<Assertable['type']> = new Set(['finding', 'condition']);
const EXPERIENCERS = ['patient', 'relative', 'other'] as const;

function assertOne(judgement: Judgement, placed: Placed): Assertion {
  const { sentence, room } = judgement;
  const { tokens, start, cues } = sentence;
  const { type } = placed.assertable;
  const first = placed.first - start;
  const last = Math.min(placed.end, sentence.end) - 1 - start;
  const cueAt = (layer: Int32Array, i: number) => cues[layer[i] - 1];
  const denial =
    ownDenial(judgement, placed) ?? cueAt(room.deniedBefore, first) ?? cueAt(room.deniedAfter, last);
  const isDenied = denial !== undefined && (says(denial, CueKind.excluded) || !TESTS.has(type));
  const normal = ABNORMAL.has(type) ? cueAt(room.normal, last) : undefined;
  const doubt = cueAt(room.doubtedBefore, first) ?? cueAt(room.doubtedAfter, last);
  const decisive = isDenied ? denial : (normal ?? doubt);
  const isPlanned = room.planned[first] !== 0;
  const isHistorical = room.historical[first] !== 0;
  return {
    status: isDenied || normal !== undefined ? 'excluded' : doubt === undefined ? 'present' : 'uncertain',
    experiencer: EXPERIENCERS[room.people[first]] ?? EXPERIENCERS[Person.patient],
    temporality: isPlanned ? 'planned' : isHistorical ? 'historical' : 'current',
    ...(decisive === undefined
      ? {}
      : {
          cue: spanOf(tokens.startUtf16[decisive.start], tokens.endUtf16[decisive.end - 1]),
        }),
  };
}

/** A phrase that a caller asks about may hold its own denial: "no known drug allergies". */
function ownDenial({ sentence }: Judgement, { assertable, first, end }: Placed): FoundCue | undefined {
  if (assertable.type !== 'target') return undefined;
  const found = sentence.trie.longestAt(sentence.tokens, first, Math.min(end, sentence.end), sentence.end);
  const isForward = found?.cue.direction === 'forward' || found?.cue.direction === 'either';
  return found !== undefined && isForward && says(found, DENIES) && found.end < end ? found : undefined;
}
