import type { Tokens, WordTable } from '../../document/index.ts';
import type { Resources } from '../../resource.ts';

/** Whether a text speaks of one person, by the words of `en/patient-words.tsv`. Cost: one look at each token until the first. */
export type NamesPatient = (tokens: Tokens) => boolean;

/** Reads the table; keeps what it has learnt of each word table's words. */
export function createNamesPatient(resources: Resources): NamesPatient {
  const cues = new Set(
    resources
      .text('en/patient-words.tsv')
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .slice(1)
      .flatMap((line) => line.split(' ')),
  );
  const isCueByTable = new WeakMap<WordTable, boolean[]>();
  return ({ word, words, count }) => {
    let isCue = isCueByTable.get(words);
    if (isCue === undefined) isCueByTable.set(words, (isCue = []));
    for (let id = isCue.length; id < words.size; id += 1) isCue.push(cues.has(words.form(id)));
    for (let token = 0; token < count; token += 1) if (isCue[word[token]]) return true;
    return false;
  };
}
