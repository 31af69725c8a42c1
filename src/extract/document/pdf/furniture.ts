import { figureLabel } from '../figure-label.ts';
import type { GlyphRun, PageRuns } from './glyph-run.ts';
import { mostUsed, type Row, rowsOf } from './row.ts';
import { rowText } from './row-text.ts';

/** So many rows at the top and at the bottom of a page are looked at. */
const ROWS_LOOKED_AT = 3;
/** A single row this much smaller than the page's type, so far off the next row (in its sizes), within this share of the page's edge, is a running head too. */
const SMALLER = 0.97;
const SET_APART = 1.8;
const EDGE = 0.1;
/** A running head stands at the same height on each page, give or take so many points. */
const SAME_HEIGHT = 4;
const PAGE_NUMBER =
  /^(?:page\s*)?[-–—|\s]*(?:\d{1,5}|[ivxlc]{1,6})[-–—|\s]*(?:(?:of|\/)\s*\d{1,5})?[-–—|\s]*$/i;

/** Takes running heads, running feet and page numbers off the pages: rows at the edge of a page that others have at the same height. */
export function withoutFurniture(pages: readonly PageRuns[]): PageRuns[] {
  const edges = pages.map(({ runs, page }) => {
    const rows = rowsOf(runs, page);
    return [...new Set([...rows.slice(0, ROWS_LOOKED_AT), ...rows.slice(-ROWS_LOOKED_AT)])];
  });
  const heightsByWords = new Map<string, { page: number; y: number }[]>();
  for (const row of edges.flat()) {
    const key = wordsOf(row);
    const there = heightsByWords.get(key);
    const place = { page: row.page, y: row.y };
    if (there === undefined) heightsByWords.set(key, [place]);
    else there.push(place);
  }
  const isRepeated = (row: Row): boolean =>
    (heightsByWords.get(wordsOf(row)) ?? []).some(
      ({ page, y }) => page !== row.page && Math.abs(y - row.y) <= SAME_HEIGHT,
    );
  return pages.map((page, i) => {
    const rows = edges[i];
    const { size } = mostUsed(page.runs);
    const isOuterFurniture = (row: Row): boolean => {
      const at = rows.indexOf(row);
      const neighbour = at === 0 ? rows[1] : at === rows.length - 1 ? rows[at - 1] : undefined;
      if (neighbour === undefined) return false;
      const isAtEdge = Math.min(row.y, page.height - row.y) < EDGE * page.height;
      if (PAGE_NUMBER.test(rowText(row))) return isAtEdge && Math.abs(neighbour.y - row.y) >= neighbour.size;
      return (
        isAtEdge &&
        row.size <= SMALLER * size &&
        Math.abs(neighbour.y - row.y) >= SET_APART * neighbour.size &&
        figureLabel(rowText(row)) === undefined
      );
    };
    const dropped = new Set<GlyphRun>(
      rows.filter((row) => isRepeated(row) || isOuterFurniture(row)).flatMap((row) => row.runs),
    );
    return dropped.size === 0 ? page : { ...page, runs: page.runs.filter((run) => !dropped.has(run)) };
  });
}

/** Page numbers differ from page to page, so digits count alike. */
const wordsOf = (row: Row): string => rowText(row).toLowerCase().replaceAll(/\d+/g, '#');
