/** A stretch of glyphs that a PDF paints together, upright, in points from the page's upper left corner. */
export interface GlyphRun {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  /** Of the baseline; grows downwards. */
  readonly y: number;
  /** Of the font. */
  readonly size: number;
  /** An opaque name: the same for the same font of one file. */
  readonly font: string;
  /** Whether the file has white space before it. */
  readonly spaceBefore: boolean;
}

/** The runs of one page. */
export interface PageRuns {
  /** From 1. */
  readonly page: number;
  readonly height: number;
  readonly runs: readonly GlyphRun[];
}
