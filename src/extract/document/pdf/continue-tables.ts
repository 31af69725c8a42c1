import type { Gap } from './find-tables.ts';
import { joinOverlapping } from './overlapping-rows.ts';
import { isTable, type Region, type Table } from './reading-order.ts';
import type { Row } from './row.ts';

/** Gives the rows at the top of a column back to the table that the end of the column before it broke off. */
export function continueTables(regions: readonly Region[]): Region[] {
  let broken: Table | undefined;
  return regions.map((region) => {
    const continued = broken === undefined ? region : continuedAt(broken, region);
    const last = continued.at(-1);
    broken = last !== undefined && isTable(last) ? last : undefined;
    return continued;
  });
}

function continuedAt(table: Table, region: Region): Region {
  const until = region.findIndex(isTable);
  const rows = region
    .slice(0, until < 0 ? region.length : until)
    .flatMap((part) => (isTable(part) ? [] : [part]));
  const joined = joinOverlapping(rows);
  if (joined.length === 0) return region;
  const shift = joined[0].x0 - Math.min(...table.rows.map(({ x0 }) => x0));
  const gaps = table.gaps.map(({ x0, x1 }) => ({ x0: x0 + shift, x1: x1 + shift }));
  const count = joined.findIndex((row) => !fits(row, gaps, table));
  const mine = joined.slice(0, count < 0 ? joined.length : count);
  if (mine.length === 0) return region;
  const used = mine.reduce((sum, { lines }) => sum + lines.length, 0);
  return [{ rows: mine, gaps }, ...region.slice(used)];
}

/** A row in the type of the table that leaves its gaps free and has words on both sides of each. */
const fits = (row: Row, gaps: readonly Gap[], table: Table): boolean =>
  Math.abs(row.size - table.rows[0].size) < 0.05 * row.size &&
  gaps.every(
    ({ x0, x1 }) =>
      row.x0 < x0 && row.x1 > x1 && row.runs.every((run) => run.x1 <= x0 + 0.5 || run.x0 >= x1 - 0.5),
  );
