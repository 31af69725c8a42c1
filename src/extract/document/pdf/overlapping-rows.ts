import { type Row, rowOf } from './row.ts';

/** Rows whose baselines are closer than this, in sizes of the font, overlap: cells of different heights stand beside each other. */
const OVERLAPPING = 0.8;

/** Joins rows that overlap and stand beside each other, as the lines of a table row do whose cells are centred. Others stay as they are. */
export function joinOverlapping(rows: readonly Row[]): readonly (Row & { readonly lines: readonly Row[] })[] {
  const groups: Row[][] = [];
  for (const row of rows) {
    const group = groups.at(-1);
    const above = group?.at(-1);
    const isBeside =
      group !== undefined &&
      above !== undefined &&
      row.y - above.y < OVERLAPPING * Math.min(row.size, above.size) &&
      group.every((other) => row.y - other.y >= OVERLAPPING * row.size || !overlaps(row, other));
    if (isBeside) group.push(row);
    else groups.push([row]);
  }
  return groups.map((lines) => {
    const [first] = lines;
    if (lines.length === 1) return { ...first, lines };
    const joined = rowOf(
      lines.flatMap((row) => row.runs),
      first.y,
      first.page,
    );
    return { ...joined, lines };
  });
}

const overlaps = (a: Row, b: Row): boolean =>
  a.runs.some((run) => b.runs.some((other) => run.x0 < other.x1 && other.x0 < run.x1));
