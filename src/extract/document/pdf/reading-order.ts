import { findGutter, type Gutter } from './find-gutter.ts';
import { findTables, type Gap, gapsBetween, type TableRun } from './find-tables.ts';
import type { GlyphRun, PageRuns } from './glyph-run.ts';
import { joinOverlapping } from './overlapping-rows.ts';
import { type Row, rowsOf } from './row.ts';

/** A table in a region; cells of a row may have several lines. */
export interface Table {
  readonly rows: readonly Row[];
  readonly gaps: readonly Gap[];
}

/** Rows and tables of one column, or across the page, from top to bottom. */
export type Region = readonly (Row | Table)[];

/** Whether a part of a region is a table. */
export const isTable = (part: Row | Table): part is Table => 'gaps' in part;

/** Parts a page into regions in the order they are read: bands across the page from top to bottom, in each the columns from left to right. */
export function readingOrder({ runs, page }: PageRuns): Region[] {
  return regionsOf(runs, page, 0);
}

/** Pages have at most four columns: two cuts, one within the other. */
const MOST_CUTS = 2;
const MIN_PROSE_CHARACTERS = 20;
const MAX_PROSE_SHARE = 0.2;

function regionsOf(runs: readonly GlyphRun[], page: number, cuts: number): Region[] {
  if (runs.length === 0) return [];
  const gutter = cuts < MOST_CUTS ? findGutter(runs) : undefined;
  if (gutter === undefined) {
    return [regionOf(rowsOf(runs, page))];
  }
  return bandsOf(runs, page, gutter).flatMap((band) => {
    if (band.isWide) return [regionOf(band.rows)];
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

function regionOf(rows: readonly Row[]): Region {
  const joined = joinOverlapping(rows);
  const tables = findTables(joined, 1);
  const parts: (Row | Table)[] = [];
  for (let i = 0; i < joined.length; i += 1) {
    const table = tables.find(({ from }) => from === i);
    if (table === undefined) parts.push(...joined[i].lines);
    else {
      parts.push({ rows: joined.slice(table.from, table.to), gaps: table.gaps });
      i = table.to - 1;
    }
  }
  return parts;
}

interface Band {
  readonly isWide: boolean;
  readonly rows: Row[];
}

/** Cuts a page where rows change from crossing the gutter to standing beside it. */
function bandsOf(runs: readonly GlyphRun[], page: number, gutter: Gutter): Band[] {
  const rows = rowsOf(runs, page);
  const joined = joinOverlapping(rows);
  const inTable = new Set(
    findTables(joined, 2)
      .filter((table) => isWideTable(joined, table, gutter))
      .flatMap(({ from, to }) => joined.slice(from, to).flatMap(({ lines }) => lines)),
  );
  const bands: Band[] = [];
  for (const row of rows) {
    const band = bands.at(-1);
    const isWide =
      inTable.has(row) ||
      row.runs.some((run) => run.x0 < gutter.x1 - 1 && run.x1 > gutter.x0 + 1) ||
      (band?.isWide === true && isLastLine(row, band.rows.at(-1), gutter));
    if (band?.isWide === isWide) band.rows.push(row);
    else bands.push({ isWide, rows: [row] });
  }
  return bands;
}

/** Whether a row is the short last line of what crosses the page above it: the second line of a title. */
function isLastLine(row: Row, above: Row | undefined, gutter: Gutter): boolean {
  if (above === undefined || row.x1 > gutter.x0 + 1) return false;
  return (
    Math.abs(above.size - row.size) < 0.03 * row.size &&
    above.font === row.font &&
    row.y - above.y <= 1.45 * row.size
  );
}

/** A table across the page has hardly any row with prose on either side of the gutter: one stretch of words, or words evenly spaced. */
function isWideTable(rows: readonly Row[], { from, to }: TableRun, { x0, x1 }: Gutter): boolean {
  const inTable = rows.slice(from, to);
  const prose = inTable.filter((row) =>
    [row.runs.filter((run) => run.x1 <= x0 + 1), row.runs.filter((run) => run.x0 >= x1 - 1)].some(
      (side) =>
        side.reduce((sum, run) => sum + run.text.length, 0) >= MIN_PROSE_CHARACTERS &&
        gapsBetween(side, row.size).length === 0,
    ),
  );
  return prose.length <= MAX_PROSE_SHARE * inTable.length;
}
