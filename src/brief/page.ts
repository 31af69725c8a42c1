import type { Span } from '../case/index.ts';
import type { Figure } from './figures/svg.ts';

/** How a piece of a brief is meant, so that each form (terminal, Markdown, HTML) can show it by more than colour. */
export type Tone =
  | 'plain'
  | 'present'
  | 'excluded'
  | 'unknown'
  | 'derived'
  | 'quiet'
  | 'good'
  | 'bad'
  | 'strong';

/** A piece of a line: words, how they are meant, and the places in the report that say so. */
export interface Piece {
  readonly text: string;
  readonly tone: Tone;
  readonly spans: readonly Span[];
}

/** A labelled line of a part: "present   plaques · ulceration". Its pieces are listed one after another. */
export interface Line {
  readonly label: string;
  readonly pieces: readonly Piece[];
  /** What stands between pieces; a middle dot unless said otherwise. */
  readonly separator?: string;
}

/** One part of a brief under its heading. A part with nothing to say has one quiet line that says so. */
export interface Part {
  readonly key:
    | 'case'
    | 'classification'
    | 'precedents'
    | 'evidence'
    | 'cohort'
    | 'checks'
    | 'care'
    | 'appraisal';
  readonly heading: string;
  readonly lines: readonly Line[];
  /** Drawn in the HTML form only; what they show stands in the lines too. */
  readonly figures?: readonly Figure[];
}

/** A brief laid out for reading, the same for every form. */
export interface Page {
  /** What kind of page it is; a brief where nothing is said. */
  readonly name?: 'brief' | 'check';
  readonly title: string;
  /** Who, which library, which terminologies, which day. */
  readonly subtitle: readonly string[];
  readonly parts: readonly Part[];
  /** What the reader doubted, in full sentences. */
  readonly doubts: readonly Piece[];
  /** The report's words, that the pieces' spans point into. */
  readonly reportText?: string;
}

/** A piece of plain words without a place in the report. */
export function piece(text: string, tone: Tone = 'plain', spans: readonly Span[] = []): Piece {
  return { text, tone, spans };
}
