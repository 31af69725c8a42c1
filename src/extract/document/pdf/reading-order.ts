import { findGutter, type Gutter } from './find-gutter.ts';
import type { GlyphRun, PageRuns } from './glyph-run.ts';
import { type Row, rowsOf } from './row.ts';
import { cellsOf, findTables, type TableRun } from './table-runs.ts';

/** Rows of one column, or across the page, from top to bottom, with the tables among them. */
export interface Region {
  readonly rows: readonly Row[];
  readonly tables: readonly TableRun[];
}

/** Parts a page into regions in the order they are read: bands across the page from top to bottom, in each the columns from left to right. */
export function readingOrder({ runs, page }: PageRuns): Region[] {
  return regionsOf(runs, page, 0);
}

/** Pages have at most four columns: two cuts, one within the other. */
const MOST_CUTS = 2;

function regionsOf(runs: readonly GlyphRun[], page: number, cuts: number): Region[] {
  if (runs.length === 0) return [];
  const gutter = cuts < MOST_CUTS ? findGutter(runs) : undefined;
  if (gutter === undefined) {
    const rows = rowsOf(runs, page);
    return [{ rows, tables: findTables(rows, 1) }];
  }
  return bandsOf(runs, page, gutter).flatMap((band) => {
    if (band.isWide) return [{ rows: band.rows, tables: findTables(band.rows, 1) }];
    const inBand = band.rows.flatMap((row) => row.runs);
    const middle = (gutter.x0 + gutter.x1) / 2;
    return [
      ...regionsOf(
        inBand.filter((run) => run.x1 <= middle),
        page,
        cuts + 1,
      ),
      ...regionsOf(
        inBand.filter((run) => run.x1 > middle),
        page,
        cuts + 1,
      ),
    ];
  });
}

interface Band {
  readonly isWide: boolean;
  readonly rows: Row[];
}

/** Cuts a page where rows change from crossing the gutter to standing beside it. */
function bandsOf(runs: readonly GlyphRun[], page: number, gutter: Gutter): Band[] {
  const rows = rowsOf(runs, page);
  const inTable = new Set(
    findTables(rows, 2)
      .filter((table) => isWideTable(rows, table))
      .flatMap(({ from, to }) => rows.slice(from, to)),
  );
  const bands: Band[] = [];
  for (const row of rows) {
    const isWide =
      inTable.has(row) || row.runs.some((run) => run.x0 < gutter.x1 - 1 && run.x1 > gutter.x0 + 1);
    const band = bands.at(-1);
    if (band?.isWide === isWide) band.rows.push(row);
    else bands.push({ isWide, rows: [row] });
  }
  return bands;
}

/** Cells of a table are short; two columns of prose with a list beside them are none. */
function isWideTable(rows: readonly Row[], { from, to, gaps }: TableRun): boolean {
  const cells = rows.slice(from, to).flatMap((row) => cellsOf(row, gaps).filter((cell) => cell.length > 0));
  const characters = cells.reduce((sum, cell) => sum + cell.reduce((n, run) => n + run.text.length, 0), 0);
  return characters / cells.length < 25;
}
