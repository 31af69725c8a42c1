import { type Span, spanOf } from '../../../case/index.ts';
import type { Document, Tokens, WordTable } from '../../document/index.ts';
import { BEAM, createDecoder, type DecodingGuide } from './decode.ts';
import { createFeatureTables } from './feature-tables.ts';
import type { Hint } from './hints.ts';
import { ABSTRACT_TYPES, isInside, REPORT_TYPES, type TagType } from './labels.ts';
import { ABSTRACT_LABELS, decodeModel, REPORT_LABELS } from './model.ts';
import { placeOf } from './places.ts';
import { addFirstTags, SCORE_STRIDE, type Scene, scoreToken } from './score-tokens.ts';
import { NO_FIRST_TAG } from './token-features.ts';
import { type TokenViews, viewTokens } from './token-views.ts';
import { createWeightTable } from './weight-table.ts';
import { createWordWeights, NO_WORD, type WordWeights } from './word-weights.ts';

/** Words that the tagger takes for the name of a problem, a test, a drug … */
export interface TaggedSpan {
  readonly span: Span;
  readonly sentence: number;
  readonly type: TagType;
}

/** How a text is written: the abstract of a study, or the report of a case. */
export type Register = 'abstract' | 'report';

export interface TaggedDocument {
  readonly register: Register;
  /** Sorted by start; no two overlap. */
  readonly spans: readonly TaggedSpan[];
}

/** Tags documents; keeps sums for each distinct word it has met. */
export interface Tagger {
  /** Tags one document; `hints` are what dictionaries and quantity rules found, sorted by start, the longer first. */
  (document: Document, hints: readonly Hint[]): TaggedDocument;
  /** How the text is written, by the votes of its first words alone. */
  registerOf(document: Document): Register;
}

/** How many tokens from its start decide a document's register. */
const REGISTER_TOKENS = 400;
/** Beyond this many words (some 60 MB) the sums kept per word are made anew. */
const MOST_WORDS = 180_000;
/** Arrays for longer documents are not kept for the next. */
const MOST_KEPT_PLACES = 1 << 16;

/**
 * Opens a model as a tagger.
 *
 * Two heads read each sentence: the first was taught problems and drugs by abstracts, the second all types by case reports with the
 * first one's labels among its evidence. Problems and drugs of a text that reads as an abstract are the first head's.
 * Throws `ResourceError` for a damaged model. Cost linear in tokens; keeps sums for each distinct word it has met.
 */
export function createTagger(modelBytes: Uint8Array): Tagger {
  const model = decodeModel(modelBytes);
  const table = createWeightTable(model);
  const tables = createFeatureTables(table);
  const decodeAbstract = createDecoder(ABSTRACT_LABELS, model.abstractTransition, BEAM);
  const decodeReport = createDecoder(REPORT_LABELS, model.reportTransition, BEAM);
  let words: WordTable | undefined;
  let wordWeights: WordWeights | undefined;
  let room = roomFor(1024);
  let sentence = scoresFor(256);

  const weightsOf = (tokens: Tokens): WordWeights => {
    if (wordWeights === undefined || words !== tokens.words || wordWeights.count > MOST_WORDS) {
      words = tokens.words;
      wordWeights = createWordWeights(table, words);
    }
    return wordWeights;
  };
  let votedOn: Tokens | undefined;
  let register: Register = 'report';
  // Asked before tagging and again by it.
  const registerOf = ({ tokens }: Document): Register => {
    if (tokens === votedOn) return register;
    votedOn = tokens;
    register = voteOnRegister(tokens, weightsOf(tokens)) + model.registerBias > 0 ? 'abstract' : 'report';
    return register;
  };

  const tag = (document: Document, hints: readonly Hint[]): TaggedDocument => {
    const { tokens } = document;
    const weights = weightsOf(tokens);
    const places = placeOf(tokens.count, tokens.sentenceCount);
    if (places > room.slots.length || room.slots.length > Math.max(MOST_KEPT_PLACES, places))
      room = roomFor(places > MOST_KEPT_PLACES ? places : 2 * places);
    const { slots, isScored, firstTags, reportTags } = room;
    const views = viewTokens(document, hints, room.views);
    room.views = views;
    findSlots(tokens, weights, slots);
    isScored.fill(0, 0, places);
    firstTags.fill(NO_FIRST_TAG, 0, places);
    const scene: Scene = { table, tables, words: weights, views, slots, lastPlace: -2, lastPair: -1 };
    const { beginsNoName } = weights;
    let first = 0;
    const isPassedOver = (t: number): boolean =>
      beginsNoName[slots[first + t]] === 1 && views.hint[first + t] === 0;
    const guide: DecodingGuide = {
      beginsNoName: isPassedOver,
      score(t) {
        scoreToken(scene, first + t, sentence.scores, t);
        isScored[first + t] = 1;
      },
    };
    const secondGuide: DecodingGuide = {
      beginsNoName: isPassedOver,
      score(t) {
        if (isScored[first + t] === 0) scoreToken(scene, first + t, sentence.scores, t);
        addFirstTags(tables, views, firstTags, first + t, sentence.scores16, t);
      },
    };
    const spans: TaggedSpan[] = [];
    for (let s = 0; s < tokens.sentenceCount; s += 1) {
      const from = tokens.sentenceStart[s];
      const length = tokens.sentenceStart[s + 1] - from;
      if (length === 0) continue;
      first = placeOf(from, s);
      if (length * SCORE_STRIDE > sentence.scores16.length) sentence = scoresFor(2 * length);
      const { scores16 } = sentence;
      decodeAbstract(scores16, 0, SCORE_STRIDE, length, firstTags, first, guide);
      decodeReport(scores16, ABSTRACT_LABELS, SCORE_STRIDE, length, reportTags, first, secondGuide);
      collect(document, s, first - from, registerOf(document), firstTags, reportTags, spans);
    }
    return { register: registerOf(document), spans };
  };
  return Object.assign(tag, { registerOf });
}

/** Arrays by place, kept from document to document. */
interface Room {
  views?: TokenViews;
  readonly slots: Int32Array;
  readonly isScored: Uint8Array;
  readonly firstTags: Uint8Array;
  readonly reportTags: Uint8Array;
}

/** The scores of one sentence, a row a token. */
interface Scores {
  readonly scores: Int32Array;
  /** The same memory, a number per label. */
  readonly scores16: Int16Array;
}

function scoresFor(tokens: number): Scores {
  const scores = new Int32Array((tokens * SCORE_STRIDE) / 2);
  return { scores, scores16: new Int16Array(scores.buffer) };
}

function roomFor(places: number): Room {
  return {
    slots: new Int32Array(places),
    isScored: new Uint8Array(places),
    firstTags: new Uint8Array(places),
    reportTags: new Uint8Array(places),
  };
}

/** Writes the word slot of each place. */
function findSlots(tokens: Tokens, weights: WordWeights, slots: Int32Array): void {
  slots.fill(NO_WORD, 0, placeOf(tokens.count, tokens.sentenceCount));
  for (let t = 0; t < tokens.count; t += 1)
    slots[placeOf(t, tokens.sentenceOf[t])] = weights.slot(tokens.word[t]);
}

/** The mean vote of the first words on the register. */
function voteOnRegister(tokens: Tokens, weights: WordWeights): number {
  const count = Math.min(tokens.count, REGISTER_TOKENS);
  let votes = 0;
  for (let t = 0; t < count; t += 1) {
    // First the slot: making it may replace the array.
    const slot = weights.slot(tokens.word[t]);
    votes += weights.registers[slot];
  }
  return count === 0 ? 0 : votes / count;
}

/**
 * Appends the spans of one sentence, by start; where the heads' spans overlap in an abstract, the first head's stay.
 *
 * `shift` is how far a token's place lies beyond the token.
 */
function collect(
  document: Document,
  sentence: number,
  shift: number,
  register: Register,
  abstractLabels: Uint8Array,
  reportLabels: Uint8Array,
  spans: TaggedSpan[],
): void {
  const { startUtf16, endUtf16, sentenceStart } = document.tokens;
  const to = sentenceStart[sentence + 1] + shift;
  const push = (start: number, end: number, type: TagType): void => {
    spans.push({ span: spanOf(startUtf16[start - shift], endUtf16[end - 1 - shift]), sentence, type });
  };
  const endOf = (labels: Uint8Array, start: number): number => {
    let end = start + 1;
    while (end < to && labels[end] === labels[start] + 1) end += 1;
    return end;
  };
  let p = sentenceStart[sentence] + shift;
  while (p < to) {
    const first = register === 'abstract' ? abstractLabels[p] : 0;
    const second = reportLabels[p];
    if (first > 0 && !isInside(first)) {
      const end = endOf(abstractLabels, p);
      push(p, end, ABSTRACT_TYPES[(first - 1) / 2]);
      p = end;
      continue;
    }
    if (second > 0 && !isInside(second)) {
      const end = endOf(reportLabels, p);
      const type = REPORT_TYPES[(second - 1) / 2];
      const taken =
        register === 'abstract' &&
        (type === 'problem' || type === 'drug' || abstractLabels.subarray(p, end).some((label) => label > 0));
      if (!taken) {
        push(p, end, type);
        p = end;
        continue;
      }
    }
    p += 1;
  }
}
