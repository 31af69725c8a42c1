import type { Span } from '../case/index.ts';
import { escapeHtml } from './escape-html.ts';
import type { Piece } from './page.ts';

/** A report's text as paragraphs with its marked words, and the way from a piece to the words it rests on. */
export interface ReportHtml {
  readonly html: string;
  /** The anchor of the first words behind a piece; none for a piece without evidence. */
  readonly anchorOf: (piece: Piece) => string | undefined;
}

/** Marks in a text every place that a piece points at; of overlapping places the longer is marked. */
export function renderReportHtml(text: string, pieces: readonly Piece[]): ReportHtml {
  const tones = new Map<Span, Piece['tone']>();
  for (const piece of pieces)
    for (const span of piece.spans) if (span.end <= text.length) tones.set(span, piece.tone);
  const marked: Span[] = [];
  for (const span of [...tones.keys()].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.start >= (marked.at(-1)?.end ?? 0)) marked.push(span);
  }
  let html = '<p>';
  let at = 0;
  for (const span of marked) {
    html += `${plain(text.slice(at, span.start))}<mark id="w${span.start}" class="${tones.get(span) ?? 'plain'}">${escapeHtml(text.slice(span.start, span.end))}</mark>`;
    at = span.end;
  }
  html += `${plain(text.slice(at))}</p>`;
  return {
    html,
    anchorOf: ({ spans }) => {
      const [first] = spans;
      if (first === undefined) return undefined;
      const mark = marked.find((span) => span.start <= first.start && first.start < span.end);
      return mark === undefined ? undefined : `w${mark.start}`;
    },
  };
}

/** Escaped words with the text's own paragraphs and lines. */
function plain(text: string): string {
  return escapeHtml(text)
    .replace(/\n{2,}/g, '</p><p>')
    .replace(/\n/g, '<br>');
}
