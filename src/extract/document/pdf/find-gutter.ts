import type { GlyphRun } from './glyph-run.ts';

/** White space from top to bottom between two columns. */
export interface Gutter {
  readonly x0: number;
  readonly x1: number;
}

const MIN_WIDTH = 6;
/** A column is at least this share of the width. */
const MIN_COLUMN_SHARE = 0.15;
const MIN_LINES = 3;
/** Columns of prose have lines of so many characters on average; the cells of a table are shorter. */
const MIN_CHARACTERS = 18;
/** Rows whose baselines differ by less are one. */
const BASELINE_STEP = 2;

/**
 * Finds the white space that parts a region into two columns of prose, by projection: the strip that the fewest lines cross.
 * Lines that cross it (titles, wide captions) are allowed, as long as lines beside each other remain. Cost linear in runs.
 */
export function findGutter(runs: readonly GlyphRun[]): Gutter | undefined {
  if (runs.length < MIN_LINES * 2) return undefined;
  const left = Math.min(...runs.map((run) => run.x0));
  const right = Math.max(...runs.map((run) => run.x1));
  const width = right - left;
  const crossings = crossingsByPoint(runs, left, Math.ceil(width));
  const from = Math.floor(width * MIN_COLUMN_SHARE);
  const to = Math.ceil(width * (1 - MIN_COLUMN_SHARE));
  let best: { gutter: Gutter; crossings: number } | undefined;
  for (const [start, end, most] of quietStrips(crossings, from, to)) {
    const gutter = { x0: left + start, x1: left + end };
    if (best !== undefined && most >= best.crossings) continue;
    if (partsProse(runs, gutter)) best = { gutter, crossings: most };
  }
  return best?.gutter;
}

const baselineOf = (run: GlyphRun): number => Math.round(run.y / BASELINE_STEP);

/** For each point of the width, how many lines have a run over it. */
function crossingsByPoint(runs: readonly GlyphRun[], left: number, width: number): Int32Array {
  const lines = new Map<number, GlyphRun[]>();
  for (const run of runs) {
    const line = lines.get(baselineOf(run));
    if (line === undefined) lines.set(baselineOf(run), [run]);
    else line.push(run);
  }
  const crossings = new Int32Array(width + 1);
  const covered = new Int32Array(width + 1);
  let stamp = 0;
  for (const line of lines.values()) {
    stamp += 1;
    for (const { x0, x1 } of line)
      for (let x = Math.max(0, Math.floor(x0 - left)); x < Math.min(width, Math.ceil(x1 - left)); x += 1)
        if (covered[x] !== stamp) {
          covered[x] = stamp;
          crossings[x] += 1;
        }
  }
  return crossings;
}

/** Strips at least `MIN_WIDTH` wide within which few lines cross, each with the most that do. */
function* quietStrips(
  crossings: Int32Array,
  from: number,
  to: number,
): Generator<readonly [start: number, end: number, crossings: number]> {
  const levels = [...new Set(crossings.slice(from, to))].sort((a, b) => a - b).slice(0, 12);
  for (const level of levels) {
    let start = -1;
    for (let x = from; x <= to; x += 1) {
      const isQuiet = x < to && crossings[x] <= level;
      if (isQuiet && start < 0) start = x;
      if (isQuiet || start < 0) continue;
      if (x - start >= MIN_WIDTH) yield [start, x, level];
      start = -1;
    }
  }
}

/** Whether enough lines of prose stand on both sides without crossing. */
function partsProse(runs: readonly GlyphRun[], { x0, x1 }: Gutter): boolean {
  const crossed = new Set(runs.filter((run) => run.x0 < x1 && run.x1 > x0).map((run) => baselineOf(run)));
  return [
    runs.filter((run) => run.x1 <= x0 && !crossed.has(baselineOf(run))),
    runs.filter((run) => run.x0 >= x1 && !crossed.has(baselineOf(run))),
  ].every((side) => {
    const lines = new Set(side.map(baselineOf)).size;
    const characters = side.reduce((sum, run) => sum + run.text.length, 0);
    return lines >= MIN_LINES && characters / lines >= MIN_CHARACTERS;
  });
}
