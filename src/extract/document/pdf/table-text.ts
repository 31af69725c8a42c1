import type { Gap } from './find-tables.ts';
import type { GlyphRun } from './glyph-run.ts';
import { type Row, rowsOf } from './row.ts';
import { rowText } from './row-text.ts';

/** Lines of one cell are not further apart than this, in sizes of the font. */
const CELL_LEADING = 1.35;

/** A row of a table as words. */
export interface TableLine {
  readonly page: number;
  readonly cells: readonly string[];
}

/** The words of a table, row by row and cell by cell; the lines of a cell that was too narrow are joined. */
export function tableText(rows: readonly Row[], gaps: readonly Gap[]): TableLine[] {
  const lines: { page: number; cells: string[]; lastY: number }[] = [];
  for (const row of rows) {
    const cells = cellsOf(row, gaps).map((runs) => cellText(runs, row.page));
    const lastY = Math.max(...row.runs.map((run) => run.y));
    const above = lines.at(-1);
    const isNear = above !== undefined && row.y - above.lastY <= CELL_LEADING * row.size;
    const [label, ...others] = cells;
    const goesOn = label === '' || (/^\p{Ll}/u.test(label) && others.every((cell) => cell === ''));
    if (isNear && goesOn) {
      above.cells = above.cells.map((cell, i) => `${cell} ${cells[i]}`.trim());
      above.lastY = lastY;
    } else lines.push({ page: row.page, cells, lastY });
  }
  return lines;
}

/** The runs of a row, cell by cell; empty cells are empty lists. */
export function cellsOf(row: Row, gaps: readonly Gap[]): readonly (readonly GlyphRun[])[] {
  const edges = [...gaps].sort((a, b) => a.x0 - b.x0).map(({ x0, x1 }) => (x0 + x1) / 2);
  const cells: GlyphRun[][] = [...edges, 0].map(() => []);
  for (const run of row.runs) cells[edges.filter((edge) => run.x0 >= edge).length].push(run);
  return cells;
}

const cellText = (runs: readonly GlyphRun[], page: number): string =>
  rowsOf(runs, page)
    .map((line) => rowText(line))
    .join(' ');
