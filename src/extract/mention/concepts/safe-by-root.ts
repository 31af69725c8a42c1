import { type Lexicon, NameFlag } from '../../../terminology/lexicon/index.ts';

const LESS_SURE = NameFlag.related | NameFlag.broad | NameFlag.narrow | NameFlag.shortened;

/** Whether a name may be matched by the root of one word alone: a finding's own name of one word ("ataxic" for ataxia). */
export function isSafeByRoot(name: number, lexicon: Lexicon): boolean {
  return (
    lexicon.nameKind(name) === 'finding' &&
    (lexicon.nameFlags(name) & LESS_SURE) === 0 &&
    lexicon.nameWordCount(name) === 1
  );
}
