import { type ReadText, tableRows } from '../table-rows.ts';

/** A quantity with limits that no value can pass, and the pattern that finds its values. */
export interface Limits {
  readonly name: string;
  /** Its first group is the number. */
  readonly pattern: RegExp;
  readonly low: number;
  readonly high: number;
  readonly source: string;
}

/** Reads `plausible-values.tsv`. */
export function readLimits(readText: ReadText): readonly Limits[] {
  return tableRows(readText, 'en/plausible-values.tsv', ['name', 'cue', 'unit', 'low', 'high', 'source']).map(
    ({ name, cue, unit, low, high, source }) => {
      const units = unit.split('|').filter((one) => one !== '');
      const mustFollow = units.some((one) => one.startsWith('*'));
      const unitPattern = units
        .map((one) => one.replace(/^\*\s?/, '').replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
        .join('|');
      const after = units.length === 0 || !mustFollow ? '' : String.raw`\s?(?:${unitPattern})`;
      const cues = cue
        .split('|')
        .sort((a, b) => b.length - a.length)
        .map((words) => words.replaceAll(' ', String.raw`[\s-]+`))
        .join('|');
      return {
        name,
        // Few words may stand between, and no other number or bound.
        pattern: new RegExp(
          String.raw`(?<![\p{L}])(?:${cues})(?:\s*\([^()\d]{0,30}\))?(?:\s+(?:score|was|of|is|at|were|on|admission|measured|recorded|and|reached|:|=|to|dropped|rose|fell|increased|decreased|room|air)|\s*[:=,(])*\s*(-?\d+(?:\.\d+)?)(?![\d.]*\s?[/–-]\s?\d)${after}`,
          'giu',
        ),
        low: Number(low),
        high: Number(high),
        source,
      };
    },
  );
}
