import type { Mention } from '../../mention/index.ts';

/** Positions of mentions, sorted by start, grouped by the sentence they begin in. */
export function inSentences(mentions: readonly Mention[]): number[][] {
  const groups: number[][] = [];
  let sentence = -1;
  for (const [index, mention] of mentions.entries()) {
    if (mention.sentence !== sentence) {
      groups.push([]);
      ({ sentence } = mention);
    }
    groups.at(-1)?.push(index);
  }
  return groups;
}
