import type { BlockKind } from '../document.ts';
import { figureLabel } from '../figure-label.ts';
import { isMetadataLine } from '../metadata-line.ts';
import { type BodyType, isInOtherFont, type Paragraph } from './paragraph.ts';
import { rowText } from './row-text.ts';

const LARGER = 1.08;
const TITLE_LARGER = 1.2;
const MAX_HEADING_ROWS = 3;
const MAX_HEADING_CHARACTERS = 110;
const MAX_METADATA_CHARACTERS = 300;
const NO_HEADING_END = /[.;,:]$/;
const NUMBER = /^\d{1,2}(?:\.\d{1,2})*\.?\s/;

/** What a paragraph is, told from its type and its place: title, heading with its level, table, metadata, or running text. */
export function nameParagraphs(
  paragraphs: readonly Paragraph[],
  body: BodyType,
): readonly { readonly kind: BlockKind; readonly level?: number }[] {
  const title = titleOf(paragraphs, body);
  return paragraphs.map((paragraph, i) => {
    if (paragraph.kind === 'table') return { kind: 'table' };
    if (paragraph === title) return { kind: 'title' };
    const text = paragraph.rows.map((row) => rowText(row)).join(' ');
    if (isHeading(paragraph, text, paragraphs[i + 1], body)) return { kind: 'heading', level: levelOf(text) };
    if (text.length <= MAX_METADATA_CHARACTERS && isMetadataLine(text)) return { kind: 'metadata' };
    return { kind: 'paragraph' };
  });
}

/** The first of the largest type on the first page. */
function titleOf(paragraphs: readonly Paragraph[], body: BodyType): Paragraph | undefined {
  let best: Paragraph | undefined;
  for (const paragraph of paragraphs) {
    const [first] = paragraph.rows;
    if (paragraph.kind === 'table' || first.page > 1 || first.size < TITLE_LARGER * body.size) continue;
    if (paragraph.rows.reduce((sum, row) => sum + rowText(row).length, 0) < 12) continue;
    if (best === undefined || first.size > best.rows[0].size + 0.2) best = paragraph;
  }
  return best;
}

function isHeading(
  { rows, spaceAbove }: Paragraph,
  text: string,
  next: Paragraph | undefined,
  body: BodyType,
): boolean {
  if (next === undefined || rows.length > MAX_HEADING_ROWS || text.length > MAX_HEADING_CHARACTERS)
    return false;
  if (!/\p{L}{3}/u.test(text) || figureLabel(text) !== undefined) return false;
  if (NO_HEADING_END.test(text) && !NUMBER.test(text) && text.length > 25) return false;
  const [first] = rows;
  if (first.size >= LARGER * body.size) return true;
  if (first.size < 0.9 * body.size) return false;
  const isSetApart = rows.every((row) => isInOtherFont(row, body)) || text === text.toUpperCase();
  return isSetApart && (spaceAbove === undefined || spaceAbove > -1 || next.kind === 'table');
}

const levelOf = (text: string): number => NUMBER.exec(text)?.[0].match(/\d+/g)?.length ?? 1;
