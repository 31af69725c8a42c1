import { figureLabel } from '../figure-label.ts';
import { type BodyType, isInOtherFont, type Paragraph } from './paragraph.ts';
import { isTable, type Region } from './reading-order.ts';
import type { Row } from './row.ts';
import { rowText } from './row-text.ts';

/** A first line stands in by more than this, in sizes of the font, and by less than the most. */
const MIN_INDENT = 0.6;
const MAX_INDENT = 4;
/** Baselines further apart than this part paragraphs, in leadings of the body and in sizes of the row's font. */
const PARTING_LEADINGS = 1.3;
const PARTING_SIZES = 1.75;
const SAME_SIZE = 0.06;
/** A line that ends so near to the right edge, in sizes of the font, was full. */
const FULL = 2;
const SENTENCE_END = /[.!?:;][”"’')\]⁰¹²³⁴-⁹,\d]*$/u;
const NUMBERED = /^(?:\[\d{1,3}\]|\d{1,3}[.)])\s*\p{Lu}|^[•▪●○◦‣]\s*\S/u;

/** Gathers the rows of all regions into paragraphs and tables; one that goes on in the next column or on the next page is one. */
export function gatherParagraphs(regions: readonly Region[], body: BodyType): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  // The paragraph of the body that may go on after a figure, a table or the end of a column.
  let unfinished: Paragraph | undefined;
  let isFull = false;
  for (const region of regions) {
    const edges = edgesOf(
      region.flatMap((part) => (isTable(part) ? [] : [part])),
      body,
    );
    let open: Paragraph | undefined;
    let before: Row | undefined;
    for (const part of region) {
      if (isTable(part)) {
        paragraphs.push({ kind: 'table', rows: [...part.rows], spaceAbove: undefined, gaps: part.gaps });
        open = undefined;
        before = undefined;
        continue;
      }
      const row = part;
      if (open !== undefined && before !== undefined && !isParted(before, row, open, edges, body))
        open.rows.push(row);
      else if (
        unfinished !== undefined &&
        open !== unfinished &&
        goesOn(unfinished, row, isFull && before === undefined, body)
      ) {
        unfinished.rows.push(row);
        open = unfinished;
      } else {
        const spaceAbove = before === undefined ? undefined : row.y - before.y - row.size;
        open = { kind: 'text', rows: [row], spaceAbove, gaps: [] };
        paragraphs.push(open);
      }
      if (isBody(open, body)) {
        unfinished = open;
        isFull = row.x1 >= edges.right - FULL * row.size;
      }
      before = row;
    }
  }
  return paragraphs;
}

interface Edges {
  readonly left: number;
  readonly right: number;
}

/** Where most rows of a column begin, and where full ones end. */
function edgesOf(rows: readonly Row[], body: BodyType): Edges {
  const set = rows.filter((row) => Math.abs(row.size - body.size) < 0.5);
  const used = set.length > 0 ? set : rows;
  const counts = new Map<number, number>();
  for (const { x0 } of used) counts.set(Math.round(x0), (counts.get(Math.round(x0)) ?? 0) + 1);
  if (used.length === 0) return { left: 0, right: 0 };
  const left = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 0;
  return { left, right: Math.max(...used.map(({ x1 }) => x1), left) };
}

function isParted(before: Row, row: Row, open: Paragraph, { left, right }: Edges, body: BodyType): boolean {
  const gap = row.y - before.y;
  if (gap > Math.max(PARTING_LEADINGS * body.leading * (row.size / body.size), 1.2 * row.size)) return true;
  if (gap > PARTING_SIZES * row.size || gap < 0) return true;
  if (Math.abs(row.size - before.size) > SAME_SIZE * row.size) return true;
  const words = rowText(row);
  if (figureLabel(words) !== undefined && SENTENCE_END.test(rowText(before))) return true;
  if (isInOtherFont(before, body) !== isInOtherFont(row, body) && before.runs[0].font !== row.runs[0].font)
    return isLeftShort(before, row, right) || isInOtherFont(row, body);
  const isIndented = row.x0 > left + MIN_INDENT * row.size && row.x0 < left + MAX_INDENT * row.size;
  const beforeIndented = before.x0 > left + MIN_INDENT * before.size;
  if (isIndented && !beforeIndented && open.rows.length > 0) return !isHanging(open, row, words);
  if (isIndented && beforeIndented && open.rows.length === 1 && isLeftShort(before, row, right)) return true;
  // Below a hanging indent, what stands out begins the next entry.
  if (
    beforeIndented &&
    !isIndented &&
    open.rows.length > 1 &&
    open.rows[0].x0 < before.x0 - MIN_INDENT * row.size
  )
    return true;
  if (NUMBERED.test(words) && SENTENCE_END.test(rowText(before))) return true;
  return (
    SENTENCE_END.test(rowText(before)) && isLeftShort(before, row, right) && /^[\p{Lu}\d“"‘(]/u.test(words)
  );
}

/** An entry whose further lines stand in: only the first line of `open` is at the left edge, and it begins as an entry does. */
const isHanging = (open: Paragraph, row: Row, words: string): boolean =>
  (open.rows.length === 1 || open.rows[1].x0 > open.rows[0].x0 + MIN_INDENT * row.size) &&
  NUMBERED.test(rowText(open.rows[0])) &&
  !NUMBERED.test(words);

/** Whether the first word of a row would have had room on the row before: then the break was meant. */
function isLeftShort(before: Row, row: Row, right: number): boolean {
  const [first] = row.runs;
  const letters = /^\S*/.exec(first.text)?.[0].length ?? 0;
  const firstWord = ((first.x1 - first.x0) * letters) / Math.max(1, first.text.length);
  return before.x1 + firstWord + 0.5 * row.size < right;
}

function isBody({ kind, rows }: Paragraph, body: BodyType): boolean {
  const [first] = rows;
  return (
    kind === 'text' &&
    Math.abs(first.size - body.size) <= SAME_SIZE * body.size &&
    !isInOtherFont(first, body) &&
    figureLabel(rowText(first)) === undefined
  );
}

/** Whether a row goes on with a paragraph that a column's end or a figure has broken off. */
function goesOn(unfinished: Paragraph, row: Row, isBroken: boolean, body: BodyType): boolean {
  const last = unfinished.rows.at(-1);
  if (
    last === undefined ||
    Math.abs(row.size - body.size) > SAME_SIZE * body.size ||
    isInOtherFont(row, body)
  )
    return false;
  const ended = rowText(last);
  if (SENTENCE_END.test(ended)) return false;
  const words = rowText(row);
  if (figureLabel(words) !== undefined) return false;
  return /^[\p{Ll}(]/u.test(words) || isBroken;
}
