import { TokenKind, type Tokens } from '../document/index.ts';
import type { Resources } from '../resource.ts';
import type { SectionKind } from './section.ts';
import { tableRows } from './table-rows.ts';

const NAME = 'en/section-wording.tsv';

interface Cue {
  readonly words: readonly string[];
  readonly kind: SectionKind;
}

export interface WordingCues {
  /** The section that the phrase at token `from` begins; `undefined` where no cue stands there. */
  match(tokens: Tokens, from: number): SectionKind | undefined;
  readonly firstWords: ReadonlySet<string>;
}

/** Reads the phrases that tell a part of a report without a heading; `#` in a phrase stands for a number. */
export function readWordingCues(resources: Resources): WordingCues {
  const cuesByFirst = new Map<string, Cue[]>();
  const anyNumber: Cue[] = [];
  for (const [cue = '', says = ''] of tableRows(NAME, resources.text(NAME), ['cue', 'says'])) {
    const words = cue.split(' ');
    const first = words[0] ?? '';
    const list = first === '#' ? anyNumber : (cuesByFirst.get(first) ?? []);
    list.push({ words, kind: says as SectionKind });
    if (first !== '#') cuesByFirst.set(first, list);
  }
  const matches = (tokens: Tokens, from: number, cue: Cue): boolean =>
    from + cue.words.length <= tokens.count &&
    cue.words.every((word, i) =>
      word === '#'
        ? tokens.kind[from + i] === TokenKind.number
        : tokens.words.form(tokens.word[from + i]) === word,
    );
  return {
    firstWords: new Set(cuesByFirst.keys()),
    match(tokens, from) {
      const cues =
        tokens.kind[from] === TokenKind.number
          ? anyNumber
          : cuesByFirst.get(tokens.words.form(tokens.word[from]));
      return cues?.find((cue) => matches(tokens, from, cue))?.kind;
    },
  };
}
