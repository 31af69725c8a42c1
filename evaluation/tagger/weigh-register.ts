import { registerFeature } from '../../src/extract/mention/tagger/token-features.ts';
import { wordFeatures } from '../../src/extract/mention/tagger/word-features.ts';
import type { TeachingDocument } from './teaching-document.ts';

/** How words vote on a text's register. */
export interface RegisterWeights {
  /** Weight by the fingerprint of the word's register feature; above 0 speaks for an abstract. */
  readonly weightByFeature: ReadonlyMap<number, number>;
  readonly bias: number;
}

/** Words in fewer documents than this say more of one topic than of a register. */
const LEAST_DOCUMENTS = 12;
const STEEPEST = 2;
const TOKENS = 400;

/**
 * Weighs words by how much oftener they stand in abstracts than in case reports: the naive Bayes log-odds of their relative
 * frequency, smoothed by one and cut at ±2, so that no single word decides.
 */
export function weighRegister(documents: readonly TeachingDocument[]): RegisterWeights {
  const counts = new Map<string, { abstract: number; report: number; documents: number }>();
  const totals = { abstract: 0, report: 0 };
  for (const { register, document } of documents) {
    const { tokens } = document;
    const seen = new Set<string>();
    for (let t = 0; t < Math.min(tokens.count, TOKENS); t += 1) {
      const form = tokens.words.form(tokens.word[t]);
      const count = counts.get(form) ?? { abstract: 0, report: 0, documents: 0 };
      count[register] += 1;
      totals[register] += 1;
      if (!seen.has(form)) count.documents += 1;
      seen.add(form);
      counts.set(form, count);
    }
  }
  const weightByFeature = new Map<number, number>();
  for (const [form, count] of counts) {
    if (count.documents < LEAST_DOCUMENTS) continue;
    const odds = Math.log(
      ((count.abstract + 1) / (totals.abstract + 1)) * ((totals.report + 1) / (count.report + 1)),
    );
    weightByFeature.set(
      registerFeature(wordFeatures(form).fingerprint),
      Math.max(-STEEPEST, Math.min(STEEPEST, odds)),
    );
  }
  return { weightByFeature, bias: 0 };
}
