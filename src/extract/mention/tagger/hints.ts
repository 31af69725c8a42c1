import type { Span } from '../../../case/index.ts';
import type { Tokens } from '../../document/index.ts';
import type { MentionType } from '../mention.ts';

/** What the dictionaries and the quantity rules found: the tagger's strongest evidence. */
export interface Hint {
  readonly span: Span;
  readonly type: MentionType;
}

const HINT_TYPES: readonly MentionType[] = [
  'finding',
  'condition',
  'drug',
  'measurement',
  'investigation',
  'procedure',
  'anatomy',
  'value',
  'dose',
  'age',
  'sex',
  'date',
  'duration',
];

/** A hint code is a number below this: 0 for none, else `1 + 2 × type` where a hint begins and `2 + 2 × type` where it goes on. */
export const HINT_CODE_COUNT = 32;

/**
 * Writes the hint code of each token.
 *
 * Of hints that share a token the one that comes first in `hints` wins; give them by start, the longer first.
 * Hints must be sorted by start. Cost linear in tokens and hints.
 */
export function hintCodes(tokens: Tokens, hints: readonly Hint[]): Uint8Array {
  const codes = new Uint8Array(tokens.count);
  const { startUtf16, endUtf16, count } = tokens;
  let from = 0;
  for (const { span, type } of hints) {
    while (from < count && endUtf16[from] <= span.start) from += 1;
    const begin = 1 + 2 * HINT_TYPES.indexOf(type);
    for (let t = from; t < count && startUtf16[t] < span.end; t += 1) {
      if (codes[t] === 0) codes[t] = t === from ? begin : begin + 1;
    }
  }
  return codes;
}
