import { InputError } from '../../errors.ts';

const SHOWN_EACH_SIDE = 60;

/** An `InputError` that shows where in a filter it went wrong; `start` counts from 0, the message's column from 1. */
export function filterError(
  filter: string,
  start: number,
  problem: string,
  code = 'filter-syntax',
): InputError {
  const from = Math.max(0, start - SHOWN_EACH_SIDE);
  const shown = filter.slice(from, start + SHOWN_EACH_SIDE).replace(/\s/g, ' ');
  return new InputError(
    code,
    `Filter, column ${start + 1}: ${problem}.\n  ${shown}\n  ${' '.repeat(start - from)}^`,
  );
}
