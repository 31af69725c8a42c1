import type { GlyphRun } from './glyph-run.ts';
import type { Row } from './row.ts';

/** White space between two cells is at least so wide, in sizes of the font; in justified prose gaps are as wide, but do not stand below each other. */
const MIN_GAP = 1.1;
/** What is left of the gaps of all rows of a table, in sizes of the font. */
const MIN_SHARED_GAP = 0.7;
/** Narrower gaps are within a word. */
const WORD_GAP = 0.15;
/** How much the gaps of a justified line may differ; two may be alike by chance. */
const EVEN = 1.4;
const EVEN_OF_TWO = 1.1;
/** Words of a line are hardly further apart, in sizes of the font. */
const MAX_WORD_GAP = 2.8;
const MIN_ROWS = 3;

/** White space between two columns of a table. */
export interface Gap {
  readonly x0: number;
  readonly x1: number;
}

/** Rows `[from, to)` that are those of a table, with the gaps between its columns. */
export interface TableRun {
  readonly from: number;
  readonly to: number;
  readonly gaps: readonly Gap[];
}

/**
 * Finds tables among rows: at least three rows in a row whose words leave the same strips free.
 * `leastGaps` is how many strips there must be: one within a column, two where the gutter between columns is one already. Cost linear.
 */
export function findTables(rows: readonly Row[], leastGaps: number): TableRun[] {
  const tables: TableRun[] = [];
  let from = 0;
  while (from + MIN_ROWS <= rows.length) {
    const table = tableFrom(rows, from, leastGaps);
    if (table !== undefined) tables.push(table);
    from = table?.to ?? from + 1;
  }
  return tables;
}

function tableFrom(rows: readonly Row[], from: number, leastGaps: number): TableRun | undefined {
  let gaps = gapsOf(rows[from]);
  if (gaps.length < leastGaps) return undefined;
  let to = from + 1;
  // The last row that has several cells: what stands alone below may be text again.
  let lastFull = to;
  for (; to < rows.length; to += 1) {
    const row = rows[to];
    if (row.y - rows[to - 1].y > 3.5 * row.size) break;
    const left = gaps.flatMap((gap) => freeIn(gap, row));
    if (left.length < leastGaps) break;
    const isFull = gapsOf(row).length > 0 && left.some(({ x0, x1 }) => row.x0 < x0 && row.x1 > x1);
    if (!isFull && to - lastFull >= 2) break;
    gaps = left;
    if (isFull) lastFull = to + 1;
  }
  return lastFull - from >= MIN_ROWS && isAligned(rows.slice(from, lastFull), gaps)
    ? { from, to: lastFull, gaps }
    : undefined;
}

const gapsOf = (row: Row): Gap[] => gapsBetween(row.runs, row.size);

/** The gaps among the runs of a row that are as wide as those between cells; none where all are alike, as in a justified line. */
export function gapsBetween(runs: readonly GlyphRun[], size: number): Gap[] {
  const gaps: Gap[] = [];
  let end = runs[0]?.x1 ?? 0;
  for (const run of runs.slice(1)) {
    if (run.x0 - end >= WORD_GAP * size) gaps.push({ x0: end, x1: run.x0 });
    end = Math.max(end, run.x1);
  }
  return isJustified(gaps, size) ? [] : gaps.filter(({ x0, x1 }) => x1 - x0 >= MIN_GAP * size);
}

/** Between the words of a justified line all gaps are alike; between cells and words they are not. */
function isJustified(gaps: readonly Gap[], size: number): boolean {
  if (gaps.length < 2) return false;
  const widths = gaps.map(({ x0, x1 }) => x1 - x0);
  const widest = Math.max(...widths);
  return (
    widest < MAX_WORD_GAP * size && widest < (gaps.length > 2 ? EVEN : EVEN_OF_TWO) * Math.min(...widths)
  );
}

/** What the row leaves free of a gap. */
function freeIn(gap: Gap, row: Row): Gap[] {
  const parts: Gap[] = [];
  let from = gap.x0;
  for (const { x0, x1 } of row.runs) {
    if (x1 <= from || x0 >= gap.x1) continue;
    if (x0 > from) parts.push({ x0: from, x1: x0 });
    from = Math.max(from, x1);
  }
  if (from < gap.x1) parts.push({ x0: from, x1: gap.x1 });
  return parts.filter(({ x0, x1 }) => x1 - x0 >= MIN_SHARED_GAP * row.size);
}

/** Whether the cells after each gap begin, end or are centred below each other, as those of a table do. */
function isAligned(rows: readonly Row[], gaps: readonly Gap[]): boolean {
  return gaps.some((gap, i) => {
    const until = gaps[i + 1]?.x0 ?? Number.POSITIVE_INFINITY;
    const cells = rows.flatMap((row) => {
      const runs = row.runs.filter((run) => run.x0 >= gap.x1 - 0.5 && run.x0 < until);
      return runs.length === 0 ? [] : [[runs[0].x0, Math.max(...runs.map((run) => run.x1))] as const];
    });
    const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
    return (
      cells.length >= MIN_ROWS &&
      [cells.map(([x0]) => x0), cells.map(([, x1]) => x1), cells.map(([x0, x1]) => (x0 + x1) / 2)].some(
        (places) => spread(places) <= 3,
      )
    );
  });
}
