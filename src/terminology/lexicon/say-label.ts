import { rowsOf } from './language.ts';

/** Gives the ways in which clinicians say a name that an ontology built by a pattern ("Aplasia of the X": "absent X"). */
export type LabelGrammar = (name: string) => readonly string[];

interface Pattern {
  readonly before: string;
  readonly after: string;
  readonly ways: readonly string[];
}

const SLOT = '~';

/**
 * Reads the table `en/label-grammar.tsv`; the pattern with the most words of its own that fits a name is the one that counts.
 *
 * Cost of a name: one comparison of its ends for each pattern.
 */
export function createLabelGrammar(table: string): LabelGrammar {
  const patterns = rowsOf(table)
    .map(([pattern = '', ways = '']): Pattern => {
      const [before = '', after = ''] = pattern.toLowerCase().split(SLOT);
      return { before, after, ways: ways.split('|') };
    })
    .sort((a, b) => ownLength(b) - ownLength(a));
  return (name) => {
    const lower = name.toLowerCase();
    const fitting = patterns.find(
      (pattern) =>
        lower.length > ownLength(pattern) + 2 &&
        lower.startsWith(pattern.before) &&
        lower.endsWith(pattern.after),
    );
    if (fitting === undefined) return [];
    const middle = lower.slice(fitting.before.length, lower.length - fitting.after.length);
    return fitting.ways.map((way) => way.replaceAll(SLOT, middle));
  };
}

const ownLength = ({ before, after }: Pattern): number => before.length + after.length;
