import type { GlyphRun } from './glyph-run.ts';

/** Runs that stand on one line of a page or column, from left to right. */
export interface Row {
  readonly page: number;
  readonly runs: readonly GlyphRun[];
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  /** Size and font of most of its characters. */
  readonly size: number;
  readonly font: string;
}

/** How far baselines of one row may differ, in sizes of its font. */
const SAME_BASELINE = 0.3;
/** Raised and lowered characters are smaller than this and stand off the baseline by less than that, in sizes of the row's font. */
const SCRIPT_SIZE = 0.8;
const SCRIPT_OFFSET = 0.6;
const SCRIPT_GAP = 0.5;

interface Draft {
  readonly runs: GlyphRun[];
  readonly y: number;
  readonly size: number;
}

/** Groups runs into rows, from top to bottom; raised and lowered characters join the row they belong to. Cost linear in runs × rows near by. */
export function rowsOf(runs: readonly GlyphRun[], page: number): Row[] {
  const drafts = new Map<number, Draft[]>();
  const bucketHeight = 8;
  const bucketOf = (y: number): number => Math.floor(y / bucketHeight);
  const near = function* (y: number, reach: number): Generator<Draft> {
    for (let b = bucketOf(y - reach); b <= bucketOf(y + reach); b += 1) yield* drafts.get(b) ?? [];
  };
  for (const run of [...runs].sort((a, b) => b.size - a.size || a.x0 - b.x0)) {
    const home = homeOf(run, near(run.y, 40));
    if (home !== undefined) home.runs.push(run);
    else {
      const bucket = bucketOf(run.y);
      const draft = { runs: [run], y: run.y, size: run.size };
      const there = drafts.get(bucket);
      if (there === undefined) drafts.set(bucket, [draft]);
      else there.push(draft);
    }
  }
  return [...drafts.values()]
    .flat()
    .sort((a, b) => a.y - b.y)
    .map((draft) => rowOf(draft.runs, draft.y, page));
}

/** The row whose baseline the run is on, else the nearest it is a script of. */
function homeOf(run: GlyphRun, rows: Iterable<Draft>): Draft | undefined {
  let best: Draft | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const distance = Math.abs(row.y - run.y);
    const isOnBaseline = distance <= SAME_BASELINE * Math.min(row.size, run.size);
    const isScript =
      run.size <= SCRIPT_SIZE * row.size && distance <= SCRIPT_OFFSET * row.size && touches(run, row);
    if ((isOnBaseline || isScript) && distance < bestDistance) {
      best = row;
      bestDistance = distance;
    }
  }
  return best;
}

const touches = (run: GlyphRun, row: Draft): boolean =>
  row.runs.some(
    (other) => run.x0 - other.x1 < SCRIPT_GAP * row.size && other.x0 - run.x1 < SCRIPT_GAP * row.size,
  );

/** Some runs as one row with the baseline `y`. */
export function rowOf(unsorted: readonly GlyphRun[], y: number, page: number): Row {
  const runs = [...unsorted].sort((a, b) => a.x0 - b.x0);
  const { size, font } = mostUsed(runs);
  return { page, runs, x0: runs[0].x0, x1: Math.max(...runs.map((run) => run.x1)), y, size, font };
}

/** The size and font that most characters of some runs have. */
export function mostUsed(runs: Iterable<GlyphRun>): { readonly size: number; readonly font: string } {
  const charactersBySize = new Map<number, number>();
  const charactersByFont = new Map<string, number>();
  for (const { size, font, text } of runs) {
    const rounded = Math.round(size * 10) / 10;
    charactersBySize.set(rounded, (charactersBySize.get(rounded) ?? 0) + text.length);
    charactersByFont.set(font, (charactersByFont.get(font) ?? 0) + text.length);
  }
  return { size: largest(charactersBySize) ?? 0, font: largest(charactersByFont) ?? '' };
}

function largest<K>(counts: ReadonlyMap<K, number>): K | undefined {
  let best: K | undefined;
  let most = -1;
  for (const [key, count] of counts)
    if (count > most) {
      best = key;
      most = count;
    }
  return best;
}
