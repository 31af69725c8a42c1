import { spanOf } from '../../case/index.ts';
import type { Block, BlockKind } from './document.ts';
import { figureLabel } from './figure-label.ts';
import { isMetadataLine } from './metadata-line.ts';

interface Line {
  readonly start: number;
  /** After the last character that is not a space. */
  readonly end: number;
  readonly words: string;
  readonly blankBefore: boolean;
}

const LIST_ITEM = /^(?:[-–—*•·▪●○◦‣]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+\S/;
const REFERENCES_HEADING =
  /^(?:\d+\.?\s+)?(?:references|bibliography|literature cited|works cited|reference list)\s*:?$/i;
const LEGENDS_HEADING =
  /^(?:figure|table)?s?\s*(?:legends?|captions?)(?: (?:to|for) figures)?\s*:?$|^figures$/i;
const SENTENCE_END = /[.!?;,]["”’)\]]*$/;
const MAX_HEADING_LENGTH = 90;
const MAX_TITLE_LENGTH = 300;

/** Tells the blocks of a plain text from the layout of its lines; one paragraph where it has a single line. Cost linear. */
export function plainTextBlocks(text: string): readonly Block[] {
  const lines = nonBlankLines(text);
  if (lines.length === 0) return [];
  const blocks: Block[] = [];
  let part: 'body' | 'references' | 'legends' = 'body';
  let i = 0;
  const push = (kind: BlockKind, from: Line, to: Line, more: Partial<Block> = {}): void => {
    blocks.push({ kind, span: spanOf(from.start, to.end), ...more });
  };
  if (isTitle(lines)) {
    push('title', lines[0], lines[0]);
    i = 1;
  }
  while (i < lines.length) {
    const line = lines[i];
    const next = lines[i + 1];
    if (isHeading(line, next, i === 0)) {
      part = REFERENCES_HEADING.test(line.words)
        ? 'references'
        : LEGENDS_HEADING.test(line.words)
          ? 'legends'
          : 'body';
      push('heading', line, line, { level: headingLevel(line.words) });
      i += 1;
      continue;
    }
    const label = figureLabel(line.words);
    if (isTableRow(line.words)) {
      const last = lastWhile(lines, i, (other) => !other.blankBefore && isTableRow(other.words));
      push('table', line, lines[last]);
      i = last + 1;
      continue;
    }
    if (label !== undefined || part === 'legends') {
      const last = lastWhile(
        lines,
        i,
        (other) => !other.blankBefore && figureLabel(other.words) === undefined && !isTableRow(other.words),
      );
      push('caption', line, lines[last], label === undefined ? {} : { figure: label });
      i = last + 1;
      continue;
    }
    if (part === 'references') {
      push('reference', line, line);
      i += 1;
      continue;
    }
    if (isMetadataLine(line.words) && line.words.length < 400) {
      push('metadata', line, line);
      i += 1;
      continue;
    }
    if (LIST_ITEM.test(line.words)) {
      const last = lastWhile(lines, i, (other) => !other.blankBefore && !startsBlock(other));
      push('list-item', line, lines[last]);
      i = last + 1;
      continue;
    }
    const last = lastWhile(
      lines,
      i,
      (other, after) => !other.blankBefore && !startsBlock(other) && !isHeading(other, after, false),
    );
    push('paragraph', line, lines[last]);
    i = last + 1;
  }
  return blocks;
}

function lastWhile(
  lines: readonly Line[],
  from: number,
  goesOn: (line: Line, next: Line | undefined) => boolean,
): number {
  let last = from;
  while (last + 1 < lines.length && goesOn(lines[last + 1], lines[last + 2])) last += 1;
  return last;
}

function startsBlock(line: Line): boolean {
  return LIST_ITEM.test(line.words) || figureLabel(line.words) !== undefined || isTableRow(line.words);
}

function nonBlankLines(text: string): Line[] {
  const lines: Line[] = [];
  let blankBefore = true;
  let from = 0;
  while (from <= text.length) {
    let to = text.indexOf('\n', from);
    if (to < 0) to = text.length;
    const raw = text.slice(from, to);
    const words = raw.trim();
    if (words === '') blankBefore = true;
    else {
      const start = from + (raw.length - raw.trimStart().length);
      lines.push({ start, end: start + words.length, words, blankBefore });
      blankBefore = false;
    }
    from = to + 1;
  }
  return lines;
}

const isTableRow = (words: string): boolean => separators(words, '\t') >= 2 || separators(words, '|') >= 2;

function separators(words: string, mark: string): number {
  let found = 0;
  for (let at = words.indexOf(mark); at >= 0 && found < 2; at = words.indexOf(mark, at + 1)) found += 1;
  return found;
}

/** A first line on its own, with more text below it, that does not read as a sentence of the text. */
function isTitle(lines: readonly Line[]): boolean {
  const [first, second] = lines;
  if (first === undefined || second === undefined || !second.blankBefore) return false;
  if (first.words.length > MAX_TITLE_LENGTH || lines.length < 3) return false;
  if (looksLikeSectionName(first.words)) return false;
  return !/[.;,:]$/.test(first.words) || /\bcase (?:report|series)\b|: a (?:case|review)/i.test(first.words);
}

const looksLikeSectionName = (words: string): boolean =>
  /^(?:[\divx]+[.)]?\s+)?(?:abstract|summary|introduction|background|case\b|patient \d|clinical|history)/i.test(
    words,
  ) && words.length < 40;

function isHeading(line: Line, next: Line | undefined, isFirst: boolean): boolean {
  const { words } = line;
  if (words.length > MAX_HEADING_LENGTH || next === undefined || isTableRow(words)) return false;
  if (SENTENCE_END.test(words)) return false;
  const first = words.charAt(0);
  if (first === first.toLowerCase() && !/\d/.test(first)) return false;
  if (!line.blankBefore && !isFirst && words.length > next.words.length) return false;
  if (isMetadataLine(words) || figureLabel(words) !== undefined || !/\p{L}{3}/u.test(words)) return false;
  const count = words.split(/\s+/).length;
  const capitals = words === words.toUpperCase();
  if (LIST_ITEM.test(words) && !/^\d{1,2}\.\s+\p{Lu}/u.test(words)) return false;
  if (LIST_ITEM.test(words) && !next.blankBefore && LIST_ITEM.test(next.words)) return false;
  if (line.blankBefore && next.blankBefore) return count <= 12;
  if (capitals) return count <= 8;
  if (next.blankBefore) return false;
  // Directly above its text: short, and the text much longer.
  const startsText = next.words.length > words.length * 1.8 && /^[\p{Lu}\d"“(]/u.test(next.words);
  return (
    count <= 6 && startsText && (line.blankBefore || isFirst || words.length < 40) && !/:\s*\S/.test(words)
  );
}

/** `2.1.3` is of level 3; unnumbered headings are of level 1. */
function headingLevel(words: string): number {
  const number = /^\d{1,2}(?:\.\d{1,2}){0,4}/.exec(words)?.[0];
  return number === undefined ? 1 : number.split('.').length;
}
