import { type Span, spanOf } from '../../../case/index.ts';
import type { Document, WordTable } from '../../document/index.ts';
import { BEAM, createDecoder } from './decode.ts';
import { createFeatureTables } from './feature-tables.ts';
import type { Hint } from './hints.ts';
import { ABSTRACT_TYPES, isInside, REPORT_TYPES, type TagType } from './labels.ts';
import { ABSTRACT_LABELS, decodeModel, REGISTER_COLUMN } from './model.ts';
import { addFirstTags, scoreTokens } from './score-tokens.ts';
import { type TokenViews, viewTokens } from './token-views.ts';
import { createWeightTable } from './weight-table.ts';
import { createWordWeights, type WordWeights } from './word-weights.ts';

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

/** Tags one document; `hints` are what dictionaries and quantity rules found, sorted by start, the longer first. */
export type Tagger = (document: Document, hints: readonly Hint[]) => TaggedDocument;

/** How many tokens from its start decide a document's register. */
const REGISTER_TOKENS = 400;
/** Beyond this many words (some 60 MB) the sums kept per word are made anew. */
const MOST_WORDS = 180_000;

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
  const decodeReport = createDecoder(REGISTER_COLUMN - ABSTRACT_LABELS, model.reportTransition, BEAM);
  let words: WordTable | undefined;
  let wordWeights: WordWeights | undefined;
  let scores = new Float32Array(256 * REGISTER_COLUMN);

  return (document, hints) => {
    const { tokens } = document;
    if (wordWeights === undefined || words !== tokens.words || wordWeights.count > MOST_WORDS) {
      words = tokens.words;
      wordWeights = createWordWeights(table, words);
    }
    const views: TokenViews = viewTokens(document, hints);
    const slots = new Int32Array(tokens.count);
    for (let t = 0; t < tokens.count; t += 1) slots[t] = wordWeights.slot(tokens.word[t]);
    const register = registerOf(wordWeights, slots, model.registerBias);
    const abstractLabels = new Uint8Array(tokens.count);
    const reportLabels = new Uint8Array(tokens.count);
    const spans: TaggedSpan[] = [];
    for (let s = 0; s < tokens.sentenceCount; s += 1) {
      const from = tokens.sentenceStart[s];
      const to = tokens.sentenceStart[s + 1];
      if (to === from) continue;
      if (scores.length < (to - from) * REGISTER_COLUMN)
        scores = new Float32Array(2 * (to - from) * REGISTER_COLUMN);
      scoreTokens(table, tables, wordWeights, views, slots, from, to, scores);
      decodeAbstract(scores, 0, REGISTER_COLUMN, to - from, abstractLabels, from);
      addFirstTags(tables, views, from, to, abstractLabels, scores);
      decodeReport(scores, ABSTRACT_LABELS, REGISTER_COLUMN, to - from, reportLabels, from);
      collect(document, s, from, to, register, abstractLabels, reportLabels, spans);
    }
    return { register, spans };
  };
}

function registerOf(wordWeights: WordWeights, slots: Int32Array, bias: number): Register {
  const count = Math.min(slots.length, REGISTER_TOKENS);
  let votes = 0;
  for (let t = 0; t < count; t += 1) votes += wordWeights.register(slots[t]);
  return count > 0 && votes / count + bias > 0 ? 'abstract' : 'report';
}

/** Appends the spans of one sentence, by start; where the heads' spans overlap in an abstract, the first head's stay. */
function collect(
  document: Document,
  sentence: number,
  from: number,
  to: number,
  register: Register,
  abstractLabels: Uint8Array,
  reportLabels: Uint8Array,
  spans: TaggedSpan[],
): void {
  const { startUtf16, endUtf16 } = document.tokens;
  const push = (start: number, end: number, type: TagType): void => {
    spans.push({ span: spanOf(startUtf16[start], endUtf16[end - 1]), sentence, type });
  };
  const endOf = (labels: Uint8Array, start: number): number => {
    let end = start + 1;
    while (end < to && labels[end] === labels[start] + 1) end += 1;
    return end;
  };
  let t = from;
  while (t < to) {
    const first = register === 'abstract' ? abstractLabels[t] : 0;
    const second = reportLabels[t];
    if (first > 0 && !isInside(first)) {
      const end = endOf(abstractLabels, t);
      push(t, end, ABSTRACT_TYPES[(first - 1) / 2]);
      t = end;
      continue;
    }
    if (second > 0 && !isInside(second)) {
      const end = endOf(reportLabels, t);
      const type = REPORT_TYPES[(second - 1) / 2];
      const taken =
        register === 'abstract' &&
        (type === 'problem' || type === 'drug' || abstractLabels.subarray(t, end).some((label) => label > 0));
      if (!taken) {
        push(t, end, type);
        t = end;
        continue;
      }
    }
    t += 1;
  }
}
