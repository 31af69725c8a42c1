import { beforeAll, describe, expect, it } from 'vitest';
import { quoteAt } from '../../src/case/index.ts';
import { documentFromText, WordTable } from '../../src/extract/document/index.ts';
import { createTagger } from '../../src/extract/mention/tagger/index.ts';
import { listFeatures } from '../../src/extract/mention/tagger/list-features.ts';
import {
  ABSTRACT_LABELS,
  COLUMN_COUNT,
  decodeModel,
  encodeModel,
  REGISTER_COLUMN,
  type TaggerModel,
} from '../../src/extract/mention/tagger/model.ts';
import { placeOf } from '../../src/extract/mention/tagger/places.ts';
import { createFeatureTables } from '../../src/extract/mention/tagger/feature-tables.ts';
import { SCORE_STRIDE, scoreToken } from '../../src/extract/mention/tagger/score-tokens.ts';
import { viewTokens } from '../../src/extract/mention/tagger/token-views.ts';
import { createWeightTable } from '../../src/extract/mention/tagger/weight-table.ts';
import { createWordWeights } from '../../src/extract/mention/tagger/word-weights.ts';
import { inventedDocuments } from './invented-documents.ts';
import { trainModel } from './train-model.ts';

let model: TaggerModel;
beforeAll(() => {
  // So few sentences spread their evidence over many small weights: keep them all.
  model = trainModel(inventedDocuments(80), { leastRowSteps: 1 });
});

function tagged(text: string): { register: string; spans: string[] } {
  const document = documentFromText(text, new WordTable());
  const { register, spans } = createTagger(encodeModel(model))(document, []);
  return { register, spans: spans.map(({ span, type }) => `${type}: ${quoteAt(text, span)}`) };
}

describe('a tagger trained on invented sentences', () => {
  it('finds names in sentences it has not seen', () => {
    expect(tagged('The patient complained of swollen knees on her scalp .').spans).toEqual([
      'problem: swollen knees',
      'anatomy: scalp',
    ]);
    expect(tagged('She was given merivast because of hoarse voice .').spans).toEqual([
      'drug: merivast',
      'problem: hoarse voice',
    ]);
  });

  it('takes an unknown word for a drug where only drugs stand', () => {
    expect(tagged('She was given tolvanib because of night sweats .').spans).toContain('drug: tolvanib');
  });

  it('tells an abstract from the report of a case', () => {
    const study = 'We studied night sweats induced by pelcitol in rats .';
    expect(tagged(study)).toEqual({
      register: 'abstract',
      spans: ['problem: night sweats', 'drug: pelcitol'],
    });
    expect(tagged('The patient complained of night sweats on her forearm .').register).toBe('report');
  });

  it('is the same model each time it is trained', () => {
    expect(encodeModel(trainModel(inventedDocuments(20)))).toEqual(
      encodeModel(trainModel(inventedDocuments(20))),
    );
  });

  it('survives being written and read', () => {
    expect(decodeModel(encodeModel(model))).toEqual(model);
  });
});

describe('scoreToken', () => {
  it('gives by its tables the sums of the weights of the listed features', () => {
    const text = 'We gave 5 mg pelcitol; Itchy plaques (IP) on her left heel.';
    const document = documentFromText(text, new WordTable());
    const hints = [
      { span: { start: 13, end: 21 }, type: 'drug' },
      { span: { start: 23, end: 36 }, type: 'finding' },
    ] as unknown as Parameters<typeof viewTokens>[1];
    const views = viewTokens(document, hints);
    const { tokens } = document;
    // Weights by chance, for features of this very text, so that every table has something to add.
    const fingerprints = Uint32Array.from(new Set(listFeatures(tokens, views, 0).flat())).sort();
    const weights = Int8Array.from(
      { length: fingerprints.length * COLUMN_COUNT },
      (_, i) => ((i * 37) % 51) - 25,
    );
    const chance = { ...model, fingerprints, weights };
    const table = createWeightTable(chance);
    const wordWeights = createWordWeights(table, tokens.words);
    const slots = new Int32Array(views.places);
    tokens.word.forEach((word, t) => {
      slots[placeOf(t, 0)] = wordWeights.slot(word);
    });
    const columns = REGISTER_COLUMN;
    const scores = new Int32Array((views.places * SCORE_STRIDE) / 2);
    const scores16 = new Int16Array(scores.buffer);
    const scene = { table, tables: createFeatureTables(table), words: wordWeights, views, slots };
    const scored = Array.from({ length: tokens.count }, (_, t) => {
      scoreToken(scene, placeOf(t, 0), scores);
      const at = placeOf(t, 0) * SCORE_STRIDE;
      return [...scores16.subarray(at, at + columns)];
    }).flat();
    const expected = listFeatures(tokens, views, 0).flatMap((features) => {
      const sums = Array.from({ length: columns }, () => 0);
      for (const feature of features) {
        const row = fingerprints.indexOf(feature) * COLUMN_COUNT;
        for (let c = 0; c < columns; c += 1) sums[c] += row < 0 ? 0 : weights[row + c];
      }
      return sums;
    });
    expect(ABSTRACT_LABELS).toBeLessThan(columns);
    expect(scored).toEqual(expected);
  });
});
