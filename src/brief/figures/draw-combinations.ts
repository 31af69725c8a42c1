import type { Combinations } from '../../questions/match/index.ts';
import { bar, cut, disc, type Figure, INK, stroke, svgOf, words } from './svg.ts';

const ROW_PX = 20;
const COLUMN_PX = 26;
const LABEL_PX = 240;
const BARS_PX = 90;
const MOST_COLUMNS = 18;

/** How many cases hold exactly which of the concepts, as an UpSet plot (Lex 2014, doi 10.1109/TVCG.2014.2346248). */
export function drawCombinations(
  { concepts, combinations, of }: Combinations,
  labels: Readonly<Record<string, string>>,
): Figure | undefined {
  const columns = combinations
    .filter(({ exactly }) => exactly > 0)
    .sort((a, b) => b.concepts.length - a.concepts.length || b.exactly - a.exactly)
    .slice(0, MOST_COLUMNS);
  if (columns.length === 0 || concepts.length < 2) return undefined;
  const most = Math.max(...columns.map(({ exactly }) => exactly));
  const left = (i: number) => LABEL_PX + COLUMN_PX * (i + 0.5);
  const top = (row: number) => BARS_PX + 24 + ROW_PX * row;
  const title = `Cases with exactly these of the ${concepts.length} concepts, of ${of} cases`;
  const shapes = concepts.flatMap((id, row) => [
    words(LABEL_PX - 8, top(row) + 4, cut(labels[id] ?? id, 36), { anchor: 'end' }),
    ...columns.map((_, i) => disc(left(i), top(row), 5, INK.quiet)),
  ]);
  for (const [i, column] of columns.entries()) {
    const rows = column.concepts.map((id) => concepts.indexOf(id)).sort((a, b) => a - b);
    const height = (column.exactly / most) * (BARS_PX - 16);
    shapes.push(
      bar(left(i) - 8, BARS_PX - height, 16, Math.round(height), INK.mark),
      words(left(i), BARS_PX - height - 4, String(column.exactly), { anchor: 'middle' }),
      stroke(left(i), top(rows[0] ?? 0), left(i), top(rows.at(-1) ?? 0), INK.mark, 2),
      ...rows.map((row) => disc(left(i), top(row), 5, INK.mark)),
    );
  }
  const width = LABEL_PX + COLUMN_PX * columns.length + 20;
  return { title, svg: svgOf(title, width, top(concepts.length) - 4, shapes) };
}
