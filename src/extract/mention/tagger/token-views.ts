import type { Document } from '../../document/index.ts';
import { type Hint, writeHintCodes } from './hints.ts';
import { placeOf } from './places.ts';
import { NO_HINT, NO_SHAPE } from './token-features.ts';
import { shapeOf } from './token-shape.ts';

/**
 * What the tagger knows of each token of a document beyond its word: its hint code and its shape.
 *
 * Kept by place, not by token: the sentences stand apart by places that say "beyond the sentence", so that nobody need look for its ends.
 */
export interface TokenViews {
  readonly hint: Uint8Array;
  readonly shape: Uint8Array;
  /** How many places there are. */
  readonly places: number;
}

/** Looks at each token once; `hints` must be sorted by start. `room` is used again where it is large enough. Cost linear. */
export function viewTokens(document: Document, hints: readonly Hint[], room?: TokenViews): TokenViews {
  const { tokens, text } = document;
  const places = placeOf(tokens.count, tokens.sentenceCount);
  const isRoomy = room !== undefined && room.shape.length >= places;
  const shape = isRoomy ? room.shape : new Uint8Array(2 * places);
  const hint = isRoomy ? room.hint : new Uint8Array(2 * places);
  shape.fill(NO_SHAPE, 0, places);
  hint.fill(NO_HINT, 0, places);
  for (let s = 0; s < tokens.sentenceCount; s += 1) {
    const to = tokens.sentenceStart[s + 1];
    for (let t = tokens.sentenceStart[s]; t < to; t += 1) {
      const place = placeOf(t, s);
      shape[place] = shapeOf(text, tokens, t);
      hint[place] = 0;
    }
  }
  writeHintCodes(tokens, hints, hint);
  return { hint, shape, places };
}
