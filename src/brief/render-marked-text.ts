import type { Span } from '../case/index.ts';
import type { Tone } from './page.ts';
import type { Paint } from './render-text.ts';

/** A stretch of a report to be marked, with what the mark means. */
export interface Mark {
  readonly span: Span;
  readonly tone: Tone;
  /** One or two letters that say the kind of fact, for people who don't see colour. */
  readonly letter: string;
}

/** The report's words with each mark painted and followed by its letter; of overlapping marks the longer is shown. */
export function renderMarkedText(text: string, marks: readonly Mark[], paint: Paint): string {
  const sorted = [...marks].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  let out = '';
  let at = 0;
  for (const { span, tone, letter } of sorted) {
    if (span.start < at) continue;
    out +=
      steerless(text.slice(at, span.start)) +
      paint(steerless(text.slice(span.start, span.end)), tone) +
      paint(`‹${letter}›`, 'quiet');
    at = span.end;
  }
  return out + steerless(text.slice(at));
}

// A report must not be able to steer the terminal it is shown in; line breaks and tabs stay.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

function steerless(text: string): string {
  return text.replace(CONTROL, '');
}
