import { raiseNumber } from '../raise-number.ts';
import type { GlyphRun } from './glyph-run.ts';
import type { Row } from './row.ts';

/** White space between two runs that is wider than this, in sizes of the font, is a space though the file has none. */
const SPACE_WIDTH = 0.2;
/** Digits are raised when they are smaller than their row and stand above its baseline by more than this, in sizes of the row. */
const RAISED_SIZE = 0.85;
const RAISED_BY = 0.2;

/** The mu of units, which many fonts give as the Greek letter. */
const GREEK_MU = /μ(?=(?:mol|kat|IU|[gmlLUVAs])(?:\b|[²³]))/g;

/** A hyphen that is painted is one, though fonts name it soft. */
const PAINTED_HYPHEN = /\u00AD/g;

/** The words of a row, or of some runs of it; raised numbers are written as superscripts, so that they end the word before them. */
export function rowText(row: Row, runs: readonly GlyphRun[] = row.runs): string {
  let text = '';
  let end = Number.NaN;
  for (const run of runs) {
    const gap = run.x0 - end;
    if (text !== '' && (run.spaceBefore || gap > SPACE_WIDTH * Math.min(run.size, row.size))) text += ' ';
    text += isRaised(run, row) ? raiseNumber(run.text) : run.text;
    end = run.x1;
  }
  return text.replaceAll(/\s+/g, ' ').replaceAll(GREEK_MU, 'µ').replaceAll(PAINTED_HYPHEN, '-').trim();
}

const isRaised = (run: GlyphRun, row: Row): boolean =>
  run.size <= RAISED_SIZE * row.size && row.y - run.y >= RAISED_BY * row.size;
