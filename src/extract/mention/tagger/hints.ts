import type { Span } from '../../../case/index.ts';
import type { Tokens } from '../../document/index.ts';
import type { MentionType } from '../mention.ts';
import { placeOf } from './places.ts';

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

/** Begin code by type; one more where the hint goes on. */
const CODE_BY_TYPE = new Map(HINT_TYPES.map((type, i) => [type, 1 + 2 * i]));

/**
 * Writes the hint code of each token at its place.
 *
 * Of hints that share a token the one that comes first in `hints` wins; give them by start, the longer first.
 * Hints must be sorted by start. Cost linear in tokens and hints.
 */
export function writeHintCodes(tokens: Tokens, hints: readonly Hint[], codes: Uint8Array): void {
  const { startUtf16, endUtf16, count, sentenceOf } = tokens;
  let from = 0;
  for (const { span, type } of hints) {
    while (from < count && endUtf16[from] <= span.start) from += 1;
    const begin = CODE_BY_TYPE.get(type) ?? 0;
    for (let t = from; t < count && startUtf16[t] < span.end; t += 1) {
      const place = placeOf(t, sentenceOf[t]);
      if (codes[place] === 0) codes[place] = t === from ? begin : begin + 1;
    }
  }
}
