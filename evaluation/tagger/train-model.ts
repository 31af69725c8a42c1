import { createDecoder } from '../../src/extract/mention/tagger/decode.ts';
import { ABSTRACT_TYPES, REPORT_TYPES, type TagType } from '../../src/extract/mention/tagger/labels.ts';
import type { Hint } from '../../src/extract/mention/tagger/hints.ts';
import { listFeatures } from '../../src/extract/mention/tagger/list-features.ts';
import type { TaggerModel } from '../../src/extract/mention/tagger/model.ts';
import { type TokenViews, viewTokens } from '../../src/extract/mention/tagger/token-views.ts';
import { assembleModel } from './assemble-model.ts';
import { type CrfOptions, type Example, trainCrf } from './crf.ts';
import { labelTokens } from './label-tokens.ts';
import { findWordsThatBeginNoName } from './no-begin.ts';
import type { TeachingDocument } from './teaching-document.ts';
import type { TrainedHead } from './trained-head.ts';
import { weighRegister } from './weigh-register.ts';

/** Features seen less often than this are noise, and would double the model. */
const LEAST_COUNT = 2;

/** Keeps the model below 1.5 MB at next to no cost in accuracy. */
const LEAST_ROW_STEPS = 6;
/** Every so many documents are taught without what the dictionaries found, as a reader with the built-in vocabulary alone sees them. */
const HINTS_HIDDEN_EVERY = 8;
const SEED = 20_251_122;
const ABSTRACT_OPTIONS: CrfOptions = {
  epochs: 8,
  learningRate: 0.1,
  decay: 0,
  seed: SEED,
  missCost: missCost(ABSTRACT_TYPES, {}),
  dropout: 0.2,
};
const REPORT_OPTIONS: CrfOptions = {
  epochs: 12,
  learningRate: 0.1,
  decay: 0,
  seed: SEED,
  // Found much less often than they are rightly found, without a cost on missing them.
  missCost: missCost(REPORT_TYPES, { problem: 1, drug: 2, measurement: 1, procedure: 2, anatomy: 1 }),
  dropout: 0.3,
};

function missCost(types: readonly TagType[], cost: Partial<Record<TagType, number>>): number[] {
  return [0, ...types.flatMap((type) => [cost[type] ?? 0, cost[type] ?? 0])];
}

export interface TrainingOptions {
  readonly abstract?: Partial<CrfOptions>;
  readonly report?: Partial<CrfOptions>;
  /** Features whose every weight is below this many steps are not shipped; else `LEAST_ROW_STEPS`. */
  readonly leastRowSteps?: number;
  /** Told what is being done, for a person who waits. */
  readonly note?: (line: string) => void;
}

/** Trains the whole model: first head, second head, register. Deterministic; a minute or two for both corpora. */
export function trainModel(
  documents: readonly TeachingDocument[],
  options: TrainingOptions = {},
): TaggerModel {
  const abstracts = documents.filter(({ register }) => register === 'abstract');
  const reports = documents.filter(({ register }) => register === 'report');
  const note = options.note ?? (() => undefined);
  const first = trainHead(
    abstracts,
    ABSTRACT_TYPES,
    { ...ABSTRACT_OPTIONS, ...options.abstract },
    () => undefined,
  );
  note(`first head: ${first.rowByFeature.size} features of ${abstracts.length} abstracts`);
  const second = trainHead(
    reports,
    REPORT_TYPES,
    { ...REPORT_OPTIONS, ...options.report },
    (document, views, sentence) =>
      tagSentence(first, listFeatures(document.document.tokens, views, sentence)),
  );
  note(`second head: ${second.rowByFeature.size} features of ${reports.length} case reports`);
  return assembleModel(
    { first, second, register: weighRegister(documents), noBegin: findWordsThatBeginNoName(documents) },
    options.leastRowSteps ?? LEAST_ROW_STEPS,
  );
}

const QUANTITIES: ReadonlySet<Hint['type']> = new Set(['value', 'dose', 'age', 'sex', 'date', 'duration']);
const isQuantity = ({ type }: Hint): boolean => QUANTITIES.has(type);

function trainHead(
  documents: readonly TeachingDocument[],
  types: readonly TagType[],
  options: CrfOptions,
  firstTags: (document: TeachingDocument, views: TokenViews, sentence: number) => Uint8Array | undefined,
): TrainedHead {
  const sentences: { rows: number[][]; labels: Uint8Array }[] = [];
  const counts = new Map<number, number>();
  for (const [i, teaching] of documents.entries()) {
    const { tokens } = teaching.document;
    const hints = i % HINTS_HIDDEN_EVERY === 0 ? teaching.hints.filter(isQuantity) : teaching.hints;
    const views = viewTokens(teaching.document, hints);
    const labels = labelTokens(teaching, types);
    for (let s = 0; s < tokens.sentenceCount; s += 1) {
      const from = tokens.sentenceStart[s];
      const to = tokens.sentenceStart[s + 1];
      const rows = listFeatures(tokens, views, s, firstTags(teaching, views, s));
      for (const row of rows) for (const feature of row) counts.set(feature, (counts.get(feature) ?? 0) + 1);
      sentences.push({ rows, labels: labels.subarray(from, to) });
    }
  }
  const rowByFeature = new Map<number, number>();
  for (const [feature, count] of counts)
    if (count >= LEAST_COUNT) rowByFeature.set(feature, rowByFeature.size);
  const examples = sentences.map(({ rows, labels }): Example => ({ ...index(rows, rowByFeature), labels }));
  return { rowByFeature, weights: trainCrf(examples, rowByFeature.size, 1 + 2 * types.length, options) };
}

function index(
  rows: readonly number[][],
  rowByFeature: ReadonlyMap<number, number>,
): Omit<Example, 'labels'> {
  const begin = new Int32Array(rows.length + 1);
  const ids: number[] = [];
  rows.forEach((row, t) => {
    for (const feature of row) {
      const id = rowByFeature.get(feature);
      if (id !== undefined) ids.push(id);
    }
    begin[t + 1] = ids.length;
  });
  return { begin, ids: Int32Array.from(ids) };
}

/** The labels that a head gives one sentence, from its unrounded weights. */
function tagSentence({ weights, rowByFeature }: TrainedHead, rows: readonly number[][]): Uint8Array {
  const { labelCount, emission, transition } = weights;
  const scores = new Float32Array(rows.length * labelCount);
  rows.forEach((row, t) => {
    for (const feature of row) {
      const id = rowByFeature.get(feature);
      if (id === undefined) continue;
      for (let y = 0; y < labelCount; y += 1) scores[t * labelCount + y] += emission[id * labelCount + y];
    }
  });
  const labels = new Uint8Array(rows.length);
  createDecoder(labelCount, transition, Number.POSITIVE_INFINITY)(
    scores,
    0,
    labelCount,
    rows.length,
    labels,
    0,
  );
  return labels;
}
