import { type ReadText, tableRows } from '../table-rows.ts';
import type { CategoryId } from './categories.ts';

/** What announces an identifier, and the places that need not be hidden. */
export interface IdentifierCues {
  /** The first group of each pattern is the number or code. */
  readonly announced: readonly { readonly category: CategoryId; readonly pattern: RegExp }[];
  readonly broadPlaces: ReadonlySet<string>;
}

/** A code has a digit; letters, digits, dots, hyphens and slashes go with it. */
const CODE = String.raw`((?=[\w./+()\s-]{0,24}\d)[A-Za-z]{0,4}[\s-]?[\d(+][\w./()+-]*(?:[\s-][\d()]{2,}[\w-]*){0,4})`;

/** Reads `identifier-cues.tsv` and `broad-places.tsv`. */
export function readIdentifierCues(readText: ReadText): IdentifierCues {
  return {
    announced: tableRows(readText, 'en/identifier-cues.tsv', ['category', 'cue']).map(({ category, cue }) => {
      const cues = cue
        .split('|')
        .sort((a, b) => b.length - a.length)
        .map((words) => words.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replaceAll(' ', String.raw`\s+`))
        .join('|');
      return {
        category: category as CategoryId,
        pattern: new RegExp(
          String.raw`(?<![\p{L}\d])(?:${cues})(?![\p{L}])(?:\s*(?:no\.?|number|#|is|was|of|at|:|=|,|\())*\s*${CODE}`,
          'giud',
        ),
      };
    }),
    broadPlaces: new Set(
      tableRows(readText, 'en/broad-places.tsv', ['place']).map(({ place }) => place.toLowerCase()),
    ),
  };
}
