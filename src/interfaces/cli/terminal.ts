import { ansiPaint, type Paint, plainPaint } from '../../app/index.ts';

const DEFAULT_COLUMNS = 100;
const WIDEST = 120;
const NARROWEST = 50;

/** Columns to lay text out in, and how to paint it: colours only on a terminal, and never where NO_COLOR is set. */
export function terminal(stream: NodeJS.WriteStream): { readonly columns: number; readonly paint: Paint } {
  const columns = Math.min(WIDEST, Math.max(NARROWEST, stream.columns ?? DEFAULT_COLUMNS));
  const forced = process.env['FORCE_COLOR'] !== undefined && process.env['FORCE_COLOR'] !== '0';
  const colours =
    forced || (stream.isTTY && process.env['NO_COLOR'] === undefined && process.env['TERM'] !== 'dumb');
  return { columns, paint: colours ? ansiPaint : plainPaint };
}
