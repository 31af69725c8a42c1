import type { Page, Piece, Tone } from './page.ts';

/** Wraps words in the codes of a terminal, or gives them back as they are. */
export type Paint = (text: string, tone: Tone) => string;

const ESCAPE = '\u001b[';
const CODES: Readonly<Record<Tone, readonly [number, number] | undefined>> = {
  plain: undefined,
  present: [34, 39],
  excluded: [90, 39],
  unknown: [33, 39],
  derived: [4, 24],
  quiet: [90, 39],
  good: [32, 39],
  bad: [31, 39],
  strong: [1, 22],
};

/** Paints with ANSI colours. */
export const ansiPaint: Paint = (text, tone) => {
  const code = CODES[tone];
  return code === undefined ? text : `${ESCAPE}${code[0]}m${text}${ESCAPE}${code[1]}m`;
};

/** Leaves words unpainted; marks carry the meaning. */
export const plainPaint: Paint = (text) => text;

const LABEL_WIDTH = 11;

/** A page as text for a terminal, wrapped at `columns`. Control characters in the report's words are dropped. */
export function renderText(page: Page, options: { readonly columns: number; readonly paint: Paint }): string {
  const { columns, paint } = options;
  const rule = '─'.repeat(columns);
  const out: string[] = [
    paint(`PRECEDENT · ${page.name ?? 'brief'}`, 'strong'),
    ...wrap([safe(page.title)], columns, ' '),
    page.subtitle.map(safe).join(' · '),
    rule,
  ];
  out.push(...partRows(page.parts, options));
  if (page.doubts.length > 0) {
    out.push(rule, paint('THE READER DOUBTS', 'strong'));
    for (const doubt of page.doubts) {
      for (const [i, row] of wrap(safe(doubt.text).split(' '), columns - 4, ' ').entries())
        out.push(`  ${i === 0 ? '≈ ' : '  '}${row}`);
    }
  }
  return `${out.join('\n')}\n`;
}

/** Parts alone, without the head and foot of a page. */
export function renderParts(
  parts: Page['parts'],
  options: { readonly columns: number; readonly paint: Paint },
): string {
  return `${partRows(parts, options).join('\n')}\n`;
}

function partRows(
  parts: Page['parts'],
  { columns, paint }: { readonly columns: number; readonly paint: Paint },
): string[] {
  const out: string[] = [];
  for (const part of parts) {
    out.push(paint(part.heading.toUpperCase(), 'strong'));
    for (const line of part.lines) {
      const label = line.label.padEnd(LABEL_WIDTH);
      const separator = line.separator ?? ' · ';
      const rows = flow(line.pieces, columns - LABEL_WIDTH - 2, separator, paint);
      for (const [i, row] of rows.entries())
        out.push(`  ${i === 0 ? paint(label, 'quiet') : ' '.repeat(LABEL_WIDTH)}${row}`);
    }
  }
  return out;
}

/** Mark before a piece that says its status without colour. */
function marked(piece: Piece): string {
  const text = safe(piece.text);
  if (piece.tone === 'excluded') return `no ${text}`;
  if (piece.tone === 'unknown') return `${text} ?`;
  if (piece.tone === 'derived') return `${text} ≈`;
  return text;
}

function flow(pieces: readonly Piece[], width: number, separator: string, paint: Paint): string[] {
  const rows: string[] = [];
  let row = '';
  let used = 0;
  for (const [i, piece] of pieces.entries()) {
    const text = marked(piece);
    const lead = i === 0 ? '' : separator;
    if (used > 0 && used + lead.length + text.length > width) {
      rows.push(row + (lead === '' ? '' : lead.trimEnd()));
      row = '';
      used = 0;
    } else {
      row += lead;
      used += lead.length;
    }
    if (text.length <= width) {
      row += paint(text, piece.tone);
      used += text.length;
    } else {
      const parts = wrap(text.split(' '), width, ' ');
      rows.push(...parts.slice(0, -1).map((p) => paint(p, piece.tone)));
      const tail = parts.at(-1) ?? '';
      row += paint(tail, piece.tone);
      used += tail.length;
    }
  }
  if (row !== '') rows.push(row);
  return rows;
}

function wrap(words: readonly string[], width: number, glue: string): string[] {
  const rows: string[] = [];
  let row = '';
  for (const word of words.flatMap((w) => w.split(' '))) {
    if (row !== '' && row.length + glue.length + word.length > width) {
      rows.push(row);
      row = word;
    } else row = row === '' ? word : row + glue + word;
  }
  if (row !== '') rows.push(row);
  return rows;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: a report must not be able to steer the terminal it is shown in.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The text without characters that could steer a terminal, on one line. */
export function safe(text: string): string {
  return text.replace(/\s+/g, ' ').replace(CONTROL, '');
}
