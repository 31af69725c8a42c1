import { type TermId, termIdOf } from '../../terminology/index.ts';
import { readRows, type Resources } from '../resource.ts';

/** The medicine that a substance is where it is given. */
export interface GivenSubstance {
  readonly concepts: readonly TermId[];
  readonly label: string;
}

/** Says which medicine `[start, end)` of a text is, if the words there name a substance and those around say that it was given. */
export type GivenTest = (text: string, start: number, end: number) => GivenSubstance | undefined;

/** How far the words around are looked at. */
const REACH_UTF16 = 48;
/** What a name may carry before and behind: a strength, a route. */
const EDGES = /^(?:oral|intravenous|iv|i\.v\.|\d[\d.,]*\s*%)\s+|\s+(?:\d[\d.,]*\s*%)$/g;

const BLANK = /\s/;

/**
 * Reads `en/given-substances.tsv` and `en/giving-words.tsv`: "calcium was given", "zinc supplementation", "treated with bicarbonate".
 *
 * Only for words that the table holds anything is looked at around them.
 */
export function createGivenTest(resources: Resources): GivenTest {
  const byName = new Map<string, GivenSubstance>();
  for (const [names, id, label] of readRows(resources, 'en/given-substances.tsv', 3))
    for (const name of names.split('|'))
      byName.set(name, { concepts: id === '' ? [] : [termIdOf(id)], label });
  const words = new Map(
    readRows(resources, 'en/giving-words.tsv', 2).map(([side, list]) => [side, list.replaceAll('.', '\\.')]),
  );
  const before = new RegExp(
    String.raw`\b(?:${words.get('before')})(?:[\s,]+(?!was\b|were\b)[\w-]+){0,4}[\s,]+$`,
    'i',
  );
  const after = new RegExp(
    String.raw`^(?:\s+\([^()]{0,12}\))?\s+(?:[\w-]+\s+)?(?:${words.get('after')})\b|^(?:[^.;,]{0,12}|[^.;,]{0,8},\s+\d[^.;]{0,36})\b(?:was|were)\s+(?:\w+\s+)?(?:${words.get('done')})\b|^\s+(?:${words.get('done')})\b`,
    'i',
  );
  return (text, start, end) => {
    const words = text.slice(start, end).toLowerCase();
    const named = byName.get(BLANK.test(words) ? words.replace(EDGES, '') : words);
    if (named === undefined) return undefined;
    const left = text.slice(Math.max(0, start - REACH_UTF16), start).replace(/^[\s\S]*[.;:](?=\s)/, '');
    return before.test(left) || after.test(text.slice(end, end + REACH_UTF16)) ? named : undefined;
  };
}
