import { fromMarkdown } from 'mdast-util-from-markdown';
import type { BlockKind, DocumentCitation } from './document.ts';
import { type MarkedUpText, nameBlocks } from './marked-up-text.ts';
import { createTextBuilder, type TextBuilder } from './text-builder.ts';

type Tree = ReturnType<typeof fromMarkdown>;
type Node = Tree | Tree['children'][number];

/** The parser is worse than linear in places, so it gets a text in pieces of about this size, cut where a heading or a block begins. */
const PIECE_LENGTH = 32_768;
const MAX_PIECE_LENGTH = 131_072;
/** More of these marks in a piece than prose has, and it is read as plain paragraphs. */
const MAX_MARKS = 3000;
const MAX_LEADING_MARKS = 30;

/** Reads Markdown (CommonMark, pipe tables, a YAML head): title, headings, paragraphs, lists, captions and tables. Cost linear; never throws. */
export function readMarkdown(source: string): MarkedUpText {
  const builder = createTextBuilder(source.length);
  const head = frontMatter(source);
  const isSingleTitle = (source.match(/^# +\S/gm)?.length ?? 0) === 1;
  let from = head.end;
  while (from < source.length) {
    const to = pieceEnd(source, from);
    const piece = source.slice(from, to);
    if (isProse(piece)) addTree(builder, fromMarkdown(piece), source, from, isSingleTitle);
    else addParagraphs(builder, piece, from);
    from = to;
  }
  const { text, blocks, toSourceOffset } = builder.finish();
  return { text, blocks: nameBlocks(text, blocks), citation: head.citation, toSourceOffset };
}

function pieceEnd(source: string, from: number): number {
  if (source.length - from <= PIECE_LENGTH) return source.length;
  const window = source.slice(from, from + MAX_PIECE_LENGTH);
  for (const boundary of [/\n\n(?=#{1,6} )/g, /\n\n(?=\S)/g]) {
    boundary.lastIndex = PIECE_LENGTH;
    const found = boundary.exec(window);
    if (found !== null) return from + found.index + 2;
  }
  const line = window.lastIndexOf('\n');
  return from + (line > 0 ? line + 1 : window.length);
}

function isProse(piece: string): boolean {
  let marks = 0;
  let leading = 0;
  let isLeading = true;
  let longestLeading = 0;
  for (let i = 0; i < piece.length; i += 1) {
    const mark = piece.charAt(i);
    if ('[]*_`<&!~'.includes(mark)) marks += 1;
    if (mark === '\n') {
      isLeading = true;
      leading = 0;
    } else if (isLeading && '>-*+ \t'.includes(mark)) leading += mark === ' ' ? 0.25 : 1;
    else {
      if (isLeading) longestLeading = Math.max(longestLeading, leading);
      isLeading = false;
    }
  }
  return piece.length <= MAX_PIECE_LENGTH && marks <= MAX_MARKS && longestLeading <= MAX_LEADING_MARKS;
}

function addParagraphs(builder: TextBuilder, piece: string, base: number): void {
  for (const { 0: paragraph, index } of piece.matchAll(/[^\n]+(?:\n[^\n]+)*/g)) {
    builder.begin('paragraph');
    builder.add(paragraph, base + index);
  }
}

function addTree(
  builder: TextBuilder,
  tree: Tree,
  source: string,
  base: number,
  isSingleTitle: boolean,
): void {
  const stack: { node: Node; kind: BlockKind }[] = [{ node: tree, kind: 'paragraph' }];
  while (stack.length > 0) {
    const top = stack.pop();
    if (top === undefined) break;
    const { node } = top;
    let { kind } = top;
    const start = base + (node.position?.start.offset ?? 0);
    const end = base + (node.position?.end.offset ?? 0);
    switch (node.type) {
      case 'heading':
        if (node.depth === 1 && isSingleTitle) builder.begin('title');
        else builder.begin('heading', { level: node.depth });
        break;
      case 'paragraph':
        if (isPipeTable(source.slice(start, end))) {
          addTable(builder, source.slice(start, end), start);
          continue;
        }
        builder.begin(node.children.every(({ type }) => type === 'image') ? 'caption' : kind);
        break;
      case 'listItem':
        kind = 'list-item';
        break;
      case 'code':
        builder.begin(kind);
        builder.add(source.slice(start, end).replaceAll('`', ' '), start);
        continue;
      case 'text':
        builder.add(node.value, start, source.slice(start, end));
        continue;
      case 'inlineCode':
        builder.add(source.slice(start, end).replaceAll('`', ' ').trimEnd(), start);
        continue;
      case 'image':
        if (node.alt) builder.add(node.alt, start, source.slice(start, end));
        continue;
      case 'break':
        builder.separate('\n');
        continue;
      default:
    }
    if ('children' in node) {
      for (let i = node.children.length - 1; i >= 0; i -= 1) stack.push({ node: node.children[i], kind });
    }
  }
}

const isPipeTable = (raw: string): boolean =>
  /^[^\n|]*\|[^\n]*\n\s*\|?\s*:?-{2,}/.test(raw) && raw.split('\n').every((line) => line.includes('|'));

function addTable(builder: TextBuilder, raw: string, start: number): void {
  builder.begin('table');
  for (const { 0: line, index: lineStart } of raw.matchAll(/[^\n]+/g)) {
    if (/^[\s|:-]+$/.test(line)) continue;
    builder.separate('\n');
    for (const { 0: cell, index } of line.matchAll(/[^|]+/g)) {
      builder.add(cell.trimEnd(), start + lineStart + index);
      builder.separate('\t');
    }
  }
  builder.end();
}

/** A YAML head of plain `key: value` lines; others in it are passed over. */
function frontMatter(source: string): { end: number; citation: DocumentCitation } {
  const found = /^---\r?\n([\s\S]{0,8000}?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(source);
  if (found === null) return { end: 0, citation: {} };
  const value = (key: string): string | undefined =>
    new RegExp(`^${key}[ \\t]*:[ \\t]*["']?([^"'\\r\\n]+)`, 'im').exec(found[1] ?? '')?.[1]?.trim();
  const [title, journal, doi, licence, authors] = ['title', 'journal', 'doi', 'licen[cs]e', 'authors?'].map(
    value,
  );
  const year = /\b(?:19|20)\d{2}\b/.exec(value('year') ?? value('date') ?? '')?.[0];
  return {
    end: found[0].length,
    citation: {
      ...(title === undefined ? {} : { title }),
      ...(journal === undefined ? {} : { journal }),
      ...(doi === undefined ? {} : { doi }),
      ...(licence === undefined ? {} : { licence }),
      ...(authors === undefined
        ? {}
        : {
            authors: authors
              .replaceAll(/[[\]]/g, '')
              .split(/\s*[;,]\s*/)
              .filter((author) => author !== ''),
          }),
      ...(year === undefined ? {} : { year: Number(year) }),
    },
  };
}
