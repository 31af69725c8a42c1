import type { Mention } from '../../mention/index.ts';

/**
 * The mention that a bracketed abbreviation stands for: of "pulmonary artery pressure (PAP) was", the words before the bracket.
 * Gives `index` itself where it is no such abbreviation. `indexes` are the positions of candidates, sorted.
 */
export function spelledOut(
  text: string,
  index: number,
  indexes: readonly number[],
  mentions: readonly Mention[],
): number {
  const previous = indexes[indexes.indexOf(index) - 1];
  const short = mentions[index];
  const long = previous === undefined ? undefined : mentions[previous];
  if (previous === undefined || short === undefined || long === undefined) return index;
  if (text[short.span.end] !== ')' || text[short.span.start - 1] !== '(') return index;
  return short.span.start - long.span.end <= 2 ? previous : index;
}
