import { isInside, REPORT_TYPES } from '../../src/extract/mention/tagger/labels.ts';
import { registerFeature } from '../../src/extract/mention/tagger/token-features.ts';
import { wordFeatures } from '../../src/extract/mention/tagger/word-features.ts';
import { labelTokens } from './label-tokens.ts';
import type { TeachingDocument } from './teaching-document.ts';

/** A word must be this frequent, and begin a name at most this often, for the tagger to pass over it. */
const LEAST_COUNT = 50;
const MOST_BEGINNINGS = 0.004;

/**
 * The words that practically never begin a name where no dictionary knows them: "the", "was", full stops. The tagger does not look at
 * them unless a name stands before them. Given as their register features.
 */
export function findWordsThatBeginNoName(documents: readonly TeachingDocument[]): number[] {
  const counts = new Map<number, { all: number; beginnings: number }>();
  for (const teaching of documents) {
    const { tokens } = teaching.document;
    labelTokens(teaching, REPORT_TYPES).forEach((label, t) => {
      const feature = registerFeature(wordFeatures(tokens.words.form(tokens.word[t])).fingerprint);
      const count = counts.get(feature) ?? { all: 0, beginnings: 0 };
      count.all += 1;
      if (label > 0 && !isInside(label)) count.beginnings += 1;
      counts.set(feature, count);
    });
  }
  return [...counts]
    .filter(([, { all, beginnings }]) => all >= LEAST_COUNT && beginnings <= MOST_BEGINNINGS * all)
    .map(([feature]) => feature);
}
