import type { Document } from '../../document/index.ts';
import { type Hint, hintCodes } from './hints.ts';
import { shapeOf } from './token-shape.ts';

/** What the tagger knows of each token of a document beyond its word: its hint code and its shape. */
export interface TokenViews {
  readonly hint: Uint8Array;
  readonly shape: Uint8Array;
}

/** Looks at each token once; `hints` must be sorted by start. Cost linear. */
export function viewTokens(document: Document, hints: readonly Hint[]): TokenViews {
  const { tokens, text } = document;
  const shape = new Uint8Array(tokens.count);
  for (let t = 0; t < tokens.count; t += 1) shape[t] = shapeOf(text, tokens, t);
  return { hint: hintCodes(tokens, hints), shape };
}
